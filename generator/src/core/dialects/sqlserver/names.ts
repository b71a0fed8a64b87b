import { plainName } from "./lexer.ts";

/** Words that T-SQL reserves (documentation: Reserved Keywords). */
const reserved = new Set(
  `add all alter and any as asc authorization backup begin between break browse bulk by cascade case check checkpoint close
clustered coalesce collate column commit compute constraint contains containstable continue convert create cross current current_date
current_time current_timestamp current_user cursor database dbcc deallocate declare default delete deny desc disk distinct distributed
double drop dump else end errlvl escape except exec execute exists exit external fetch file fillfactor for foreign freetext
freetexttable from full function goto grant group having holdlock identity identity_insert identitycol if in index inner insert
intersect into is join key kill left like lineno load merge national nocheck nonclustered not null nullif of off offsets on open
opendatasource openquery openrowset openxml option or order outer over percent pivot plan precision primary print proc procedure public
raiserror read readtext reconfigure references replication restore restrict return revert revoke right rollback rowcount rowguidcol rule
save schema securityaudit select semantickeyphrasetable semanticsimilaritydetailstable semanticsimilaritytable session_user set setuser
shutdown some statistics system_user table tablesample textsize then to top tran transaction trigger truncate try_convert tsequal union
unique unpivot update updatetext use user values varying view waitfor when where while with within writetext`.split(
    /\s+/,
  ),
);

/** A name in brackets, so that it is taken for nothing else. */
export const quoted = (name: string): string => `[${name.replaceAll("]", "]]")}]`;

/** A name as a person would write it. */
export const nameSql = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_@#$]*$/u.test(name) && !reserved.has(name.toLowerCase()) ? name : quoted(name);

/** A table, or what else a schema has. */
export const objectSql = ({ schema, name }: { schema?: string | undefined; name: string }): string =>
  schema === undefined ? nameSql(name) : `${nameSql(schema)}.${nameSql(name)}`;

const part = /\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"|[^".[]+/g;

/** A name as messages show it, `dbo."Order Items"`, as this SQL has it. */
export function shownSql(shown: string): string {
  const [first = "", second] = (shown.match(part) ?? []).map(plainName);
  return second === undefined ? nameSql(first) : objectSql({ schema: first, name: second });
}
