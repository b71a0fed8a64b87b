import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import { changesTo } from "./rule.ts";

type Part = {
  columns?: string[];
  key?: { column?: string | undefined; expression?: string | undefined }[];
  expression?: string;
  definition?: string;
  references?: { schema: string; name: string; columns: string[] };
};

/**
 * Whether a part of a table went because a column did that it is on, or the table or column that it refers to: then there is a
 * finding about these already.
 */
export function goesWithAnother(target: Target, part: Part, changes: Change[], engine: string): boolean {
  const gone = droppedColumns(changes, target.schema, target.parent?.name);
  const named = [...(part.columns ?? []), ...(part.key ?? []).flatMap(({ column }) => column ?? [])];
  const sql = [part.expression, part.definition, ...(part.key ?? []).map(({ expression }) => expression)];
  if (named.some((column) => gone.has(column))) return true;
  if (gone.size > 0 && sql.some((text) => text !== undefined && mentions(text, gone, engine))) return true;
  if (!part.references) return false;
  const { schema, name, columns } = part.references;
  const isGone = changesTo(changes, "removed", "table", "foreign table").some(
    ({ target: table }) => table.schema === schema && table.name === name,
  );
  const others = droppedColumns(changes, schema, name);
  return isGone || columns.some((column) => others.has(column));
}

const droppedColumns = (changes: Change[], schema: string | undefined, table: string | undefined): Set<string> =>
  new Set(
    changesTo(changes, "removed", "column")
      .filter(({ target }) => target.schema === schema && target.parent?.name === table)
      .map(({ target }) => target.name),
  );

/** Whether a piece of SQL names one of the columns. */
function mentions(sql: string, columns: Set<string>, engine: string): boolean {
  const { tokens, plainName } = dialectOf(engine).script;
  for (const { kind, start, end } of tokens(sql)) {
    if ((kind === "word" || kind === "quoted") && columns.has(plainName(sql.slice(start, end)))) return true;
  }
  return false;
}
