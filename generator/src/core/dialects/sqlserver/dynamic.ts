import { nameAt, read, type Words } from "./words.ts";

/** What a statement runs beside its own words: the text of other statements, or something that no word tells. */
export type Run = { text: string } | "a text that it builds" | { procedure: string };

const inText = (text: string) => text.replace(/^[nN]?'(.*)'$/s, "$1").replaceAll("''", "'");
const isText = (word: string | undefined) => /^[nN]?'/.test(word ?? "");

/** Procedures of the server that touch no row of a table: what they do is told by itself, or changes nothing that code sees. */
const ofServer =
  /^(sp_(rename|(add|update|drop)extendedproperty|addrolemember|droprolemember|refreshview|refreshsqlmodule|settriggerorder|tableoption|recompile|updatestats|bindefault|unbindefault|bindrule|unbindrule|changeobjectowner|addtype|droptype|fulltext_\w+|cdc_\w+|set_session_context)|xp_\w+)$/i;

/** EXEC ('…' + '…'), EXEC sp_executesql N'…', EXEC @result = dbo.procedure (documentation: EXECUTE, sp_executesql). */
export function runBy(words: Words): Run | undefined {
  const { upper, raw } = words;
  if (!/^EXEC(UTE)?$/.test(upper[0] ?? "") || upper[1] === "AS") return undefined;
  if (upper[1] === "(") {
    const end = upper.indexOf(")");
    const pieces = raw.slice(2, end === -1 ? undefined : end).filter((piece) => piece !== "+");
    return pieces.every(isText) ? { text: pieces.map(inText).join("") } : "a text that it builds";
  }
  const at = upper[2] === "=" ? 3 : 1;
  const { table, end } = nameAt(words, at);
  if (/^sp_executesql$/i.test(table.name)) {
    const value = upper[end + 1] === "=" ? end + 2 : end;
    const isWhole = isText(raw[value]) && (raw[value + 1] === undefined || raw[value + 1] === ",");
    return isWhole ? { text: inText(raw[value]!) } : "a text that it builds";
  }
  if (table.name.startsWith("@")) return "a text that it builds";
  return ofServer.test(table.name) ? undefined : { procedure: table.name };
}

/** What no word of a statement tells of what it runs: a clause. */
export function untoldBy(statements: Words[]): string | undefined {
  for (const words of statements) {
    const run = runBy(words);
    if (run === "a text that it builds")
      return "runs SQL that is put together only as it runs: what that does to rows, and how long it locks tables, is not known";
    if (run !== undefined && "procedure" in run)
      return `runs procedure ${run.procedure}: what that does to rows, and how long it locks tables, is not known`;
  }
  return undefined;
}

/** The statements that one runs as a text, if it runs such. */
export function textOf(words: Words): Words | undefined {
  const run = runBy(words);
  return typeof run === "object" && "text" in run ? read(run.text) : undefined;
}
