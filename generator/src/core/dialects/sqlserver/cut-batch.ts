import { textOf } from "./dynamic.ts";
import { slice, type Words } from "./words.ts";

const opens =
  /^(ALTER|CREATE|DROP|UPDATE|DELETE|INSERT|MERGE|TRUNCATE|EXEC|EXECUTE|GRANT|REVOKE|DENY|IF|ELSE|WHILE|BEGIN|END|DECLARE|SET|PRINT|SELECT|USE|COMMIT|ROLLBACK|SAVE|RETURN|THROW|RAISERROR|WAITFOR|DBCC|DISABLE|ENABLE|BULK|RECONFIGURE)$/;
/** What is made with code that is not run yet, and takes all of its batch. */
const withBody = /^(CREATE( OR ALTER)?|ALTER) (PROC|PROCEDURE|FUNCTION|TRIGGER|VIEW)\b/;
const beforeClause = /^(ON|FOR|AFTER|OF|,|WITH|THEN|AS|NOT|BY|UNION|ALL|EXCEPT|INTERSECT|\.|=|INSTEAD|CHECK|NOCHECK)$/;

/** How deep texts are looked into that run texts. */
const deepest = 3;

/** The statements of a batch, those of texts that it runs in their place. */
export function statementsOf(words: Words, depth = 0): Words[] {
  return cut(words).flatMap((one) => {
    const text = depth < deepest ? textOf(one) : undefined;
    return text ? statementsOf(text, depth + 1) : [one];
  });
}

/** Behind semicolons, and where words begin one, for semicolons may be left out. */
function cut(words: Words): Words[] {
  if (withBody.test(words.upper.slice(0, 4).join(" "))) return [words];
  const starts: number[] = [];
  let depth = 0;
  let first = "";
  for (const [at, word] of words.upper.entries()) {
    if (word === "(") depth++;
    if (word === ")") depth--;
    if (depth > 0 || word === ";") continue;
    const before = words.upper[at - 1] ?? ";";
    if (before !== ";" && !(opens.test(word) && begins(words.upper, at, before, first))) continue;
    starts.push(at);
    first = word;
  }
  return starts
    .map((at, index) => withoutEnd(slice(words, at, starts[index + 1])))
    .filter(({ upper }) => upper.length > 0);
}

const withoutEnd = (words: Words): Words => (words.upper.at(-1) === ";" ? withoutEnd(slice(words, 0, -1)) : words);

function begins(upper: string[], at: number, before: string, first: string): boolean {
  const word = upper[at]!;
  const next = upper[at + 1] ?? "";
  if (beforeClause.test(before)) return false;
  // DROP TABLE IF EXISTS t, and no condition: that has parentheses.
  if (word === "IF" && next === "EXISTS" && upper[at + 2] !== "(") return false;
  if (/^(ALTER|DROP)$/.test(word) && first === "ALTER") return !/^(COLUMN|CONSTRAINT|PERIOD|IF|ROW)$/.test(next);
  if (/^(GRANT|REVOKE|DENY)$/.test(first) && /^(SELECT|INSERT|UPDATE|DELETE|EXECUTE|ALTER|CREATE)$/.test(word))
    return false;
  if (word === "SET") return !(first === "UPDATE" || first === "MERGE" || (first === "ALTER" && next === "("));
  if (word === "SELECT") return first !== "INSERT" && first !== "DECLARE" && first !== "WITH";
  // INSERT … EXEC, EXECUTE AS
  if (/^EXEC(UTE)?$/.test(word)) return first !== "INSERT";
  if (/^(UPDATE|DELETE|INSERT)$/.test(word)) return first !== "MERGE" && first !== "WITH" && before !== "OPTION";
  return true;
}
