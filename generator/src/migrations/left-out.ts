import type { Dialect } from "../core/dialects/dialect.ts";
import type { Statement } from "../core/dialects/script.ts";
import type { Script } from "./recognise.ts";

/** Why a statement of a script is not run; undefined for one that is. */
export function whyLeftOut(
  { sql }: Statement,
  { dataSkipped }: Script,
  { script: { traitOf, onlyLiterals } }: Dialect,
): string | undefined {
  const trait = traitOf(sql);
  if (trait === "outside") return "this statement affects a whole database, the server or another server";
  if (trait === "files") return "this statement reads or writes a file of the server, or runs a program there";
  if (trait === "encoding") return "this statement sets another encoding, but the file is read as UTF-8";
  // Rows that stand beside those of COPY need them (foreign keys), and the schema needs neither. What they call, it may.
  const isData = dataSkipped && trait === "rows" && onlyLiterals?.(sql);
  return isData ? "this statement inserts data beside rows of COPY, which are not loaded" : undefined;
}
