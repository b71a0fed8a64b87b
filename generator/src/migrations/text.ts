import type { Script } from "./recognise.ts";

/** What a script does, in a form to compare: comments between statements do not count. */
export const textOf = (script: Script | undefined): string =>
  JSON.stringify([script?.path, script?.transaction, script?.statements.map(({ sql }) => sql)]);
