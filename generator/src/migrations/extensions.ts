import type { Script } from "./recognise.ts";
import { extensionsIn } from "./traits.ts";

/** The extensions that the scripts create, by name, each once. */
export function extensionsOf(scripts: Script[]): string[] {
  return [...new Set(scripts.flatMap(({ statements }) => statements.flatMap(({ sql }) => extensionsIn(sql))))];
}
