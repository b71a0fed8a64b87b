import type { Reference } from "../model/common.ts";
import type { Check, ForeignKey } from "../model/constraint.ts";

/** How a language writes names. */
type Names = { nameSql(name: string): string; objectSql(reference: Reference): string };

export const joined = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(" ");

/** SQL for a sentence: what only several lines, or signs that nobody sees, can say is left out. */
export const inSentence = (sql: string): string => (/[\p{Cc}\p{Cf}]/u.test(sql) ? "…" : sql);

/** What follows ADD for constraints, as the SQL standard has it. */
export function constraintSql({ nameSql, objectSql }: Names) {
  const list = (names: string[]) => names.map(nameSql).join(", ");
  return {
    list,
    foreignKeySql: ({ name, columns, references, onDelete, onUpdate }: ForeignKey): string =>
      joined(
        `CONSTRAINT ${nameSql(name)} FOREIGN KEY (${list(columns)}) REFERENCES ${objectSql(references)} (${list(references.columns)})`,
        onDelete && `ON DELETE ${onDelete.toUpperCase()}`,
        onUpdate && `ON UPDATE ${onUpdate.toUpperCase()}`,
      ),
    checkSql: ({ name, expression }: Check): string => `CONSTRAINT ${nameSql(name)} CHECK (${inSentence(expression)})`,
  };
}
