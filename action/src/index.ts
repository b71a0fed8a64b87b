// What the command line's `schemalog ci` needs; it loads this package when it is called.

export type { Io } from "./context.ts";
export { type Place, places } from "./hosts/index.ts";
export type { Inputs } from "./inputs.ts";
export { readInputs } from "./inputs.ts";
export { start } from "./start.ts";
