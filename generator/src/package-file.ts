import { fileURLToPath } from "node:url";

/** The path of a file of this package. It stands at the same depth as the built code, which is one folder of modules. */
export const packageFile = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
