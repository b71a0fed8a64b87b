import type { Said } from "../script.ts";
import { plainName } from "./lexer.ts";
import { read, type Words } from "./words.ts";

const inText = (text: string) => text.replace(/^[nN]?'(.*)'$/s, "$1").replaceAll("''", "'");

/** The parts of `dbo.[Order Items].total` as sp_rename takes them. */
function namesIn(text: string): string[] {
  return read(inText(text))
    .raw.filter((word) => word !== ".")
    .map(plainName);
}

/** What `EXEC sp_rename 'old', 'new', 'COLUMN'` and `ALTER SCHEMA new TRANSFER old.name` give another name or schema. */
export function renamed(words: Words): Pick<Said, "renamed" | "newNames"> {
  const { upper, raw } = words;
  if (upper[0] === "ALTER" && upper[1] === "SCHEMA" && upper[3] === "TRANSFER") {
    const at = upper[5] === "::" ? 6 : 4;
    const [schema, object] =
      raw[at + 1] === "." ? [plainName(raw[at]!), plainName(raw[at + 2] ?? "")] : [undefined, plainName(raw[at] ?? "")];
    return { renamed: { schema, object }, newNames: [object] };
  }
  const at = upper.findIndex((word) => /^\[?SP_RENAME\]?$/i.test(word));
  if (at === -1 || !/^EXEC(UTE)?$/.test(upper[0] ?? "")) return { renamed: undefined, newNames: [] };
  const values = raw.slice(at + 1).filter((word) => /^[nN]?'|^\[|^"/.test(word));
  const [from, to, kind = ""] = values;
  if (from === undefined || to === undefined) return { renamed: undefined, newNames: [undefined] };
  const names = namesIn(from);
  const isPart = /^(COLUMN|INDEX|STATISTICS)$/i.test(inText(kind));
  const part = isPart ? names.pop() : undefined;
  const [object = "", schema] = [...names].reverse();
  return { renamed: { schema, object, ...(part !== undefined && { part }) }, newNames: [inText(to)] };
}
