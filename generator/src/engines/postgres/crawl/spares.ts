import { sqlName } from "../../../core/names/names.ts";
import type { CatalogQuery, Session } from "../session.ts";

/** What a role may not use: a function or a catalog, and what stands in for it in a query. */
export type Refused = { name: string; standIn: string };

/** Catalogs that functions read with the rights of who calls them. */
const readBy: Record<string, string> = { pg_shdescription: "shobj_description", pg_rewrite: "pg_get_viewdef" };

/** What all queries can do without. */
const common: Record<string, string[]> = {
  pg_description: ["comment"],
  aclexplode: ["grants"],
  pg_get_userbyid: ["grants", "owner"],
};

/** What is missing where a query does without; undefined where it cannot. */
export const lossOf = ({ spares, holds }: CatalogQuery, name: string): string[] | undefined =>
  // Whose roles are not known is no policy.
  spares?.[name] ?? (name === "pg_get_userbyid" && holds.includes("policies") ? undefined : common[name]);

/** The function or catalog that an error of insufficient privilege names. */
export function refusedIn(error: unknown): { kind: string; name: string } | undefined {
  const [, kind, name] = /permission denied for (\w+) (\S+)$/.exec((error as Error).message) ?? [];
  return kind === undefined || name === undefined ? undefined : { kind, name };
}

/** Nothing, in the form of what was refused: NULL for what a function gives, no rows with the columns of a catalog. */
export async function standInFor(session: Session, name: string): Promise<string> {
  if (name === "aclexplode")
    return noRows("NULL::oid AS grantee, NULL::text AS privilege_type, NULL::boolean AS is_grantable");
  if (name in readBy) return noValue;
  const [row] = await session.query(`SELECT pg_catalog.string_agg(
    'NULL::' || pg_catalog.format_type(atttypid, atttypmod) || ' AS "' || attname || '"', ', ' ORDER BY attnum) AS columns
    FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('pg_catalog.${name}') AND attnum > 0`);
  return typeof row?.columns === "string" ? noRows(row.columns) : noValue;
}

const noValue = "NULL::text";

const noRows = (columns: string) => `(SELECT ${columns} WHERE false)`;

/** The SQL of a query that does without what was refused. */
export const without = (sql: string, { name, standIn }: Refused): string =>
  withoutCalls(sql, `pg_catalog.${readBy[name] ?? name}(`, standIn).replace(
    new RegExp(`(FROM|JOIN) pg_catalog\\.${name}\\b(?!\\()`, "g"),
    `$1 ${standIn}`,
  );

function withoutCalls(sql: string, call: string, standIn: string): string {
  const start = sql.indexOf(call);
  if (start < 0) return sql;
  let depth = 1;
  let end = start + call.length;
  for (; depth > 0 && end < sql.length; end++) depth += sql[end] === "(" ? 1 : sql[end] === ")" ? -1 : 0;
  return sql.slice(0, start) + standIn + withoutCalls(sql.slice(end), call, standIn);
}

/** The GRANT that gives a right back; of functions of one name, for those that the role may not call. */
export async function grantFor(
  session: Session,
  refused: { kind: string; name: string } | undefined,
  catalogs: string[],
): Promise<string> {
  const [user] = await session.query("SELECT current_user AS role");
  const role = sqlName(String(user?.role));
  if (refused === undefined)
    return `GRANT SELECT ON ${catalogs.map((name) => `pg_catalog.${name}`).join(", ")} TO ${role}`;
  if (!/^(function|aggregate|procedure)$/.test(refused.kind))
    return `GRANT SELECT ON pg_catalog.${refused.name} TO ${role}`;
  const [row] = await session
    .query(`SAVEPOINT signature; SELECT pg_catalog.string_agg('pg_catalog.' || oid::pg_catalog.regprocedure::text, ', ') AS functions
    FROM pg_catalog.pg_proc WHERE proname = '${refused.name}' AND pronamespace = 'pg_catalog'::pg_catalog.regnamespace
    AND NOT pg_catalog.has_function_privilege(oid, 'EXECUTE')`)
    .catch(async () => {
      await session.query("ROLLBACK TO SAVEPOINT signature");
      return [];
    });
  return `GRANT EXECUTE ON FUNCTION ${row?.functions ?? `pg_catalog.${refused.name}`} TO ${role}`;
}
