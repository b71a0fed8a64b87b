import { type Is, listOf, optional, row, text } from "../../../shape.ts";
import { aclOf, commentOn, firstOfUsers, type Known, ownerOf, userSchema } from "../../session.ts";
import { type ObjectKind, objectKinds } from "./other-object-kinds.ts";
import { acl } from "./relations.ts";

export const otherObjectRow = row({
  /** What it is and what it is called, as COMMENT ON would name it. */
  title: text,
  schema: optional(text),
  /** Its bare name. */
  name: text,
  definition: text,
  options: optional(listOf(text)),
  acl: optional(acl),
  owner: optional(text),
  comment: optional(text),
});
export type OtherObjectRow = Is<typeof otherObjectRow>;

/** Catalogs without which not all of it is known. */
export const catalogsOfOthers = [
  ...new Set(objectKinds(0).flatMap(({ catalog, reads = [] }) => [catalog, ...reads])),
  ...["pg_user_mappings", "pg_subscription"],
];

/** Catalogs that record no dependency of what is made of the server's own things alone. */
export const askedForUse = [
  "pg_am",
  "pg_cast",
  "pg_foreign_data_wrapper",
  "pg_language",
  "pg_transform",
  "pg_subscription",
];
const dependent = [
  ...objectKinds(0).flatMap(({ catalog }) => (askedForUse.includes(catalog) ? [] : catalog)),
  "pg_user_mapping",
];

/** The ids of subscriptions are not for everybody to read before 14. */
const isOfPeople = (catalog: string) => (catalog === "pg_subscription" ? "c.subdbid <> 0" : `c.oid >= ${firstOfUsers}`);

/** Which of the catalogs have anything in them that is not the server's own: most databases have nothing there, and all the questions take a while. */
export const selectCatalogsInUse = `
SELECT DISTINCT c.relname AS catalog FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class c ON c.oid = d.classid
WHERE d.objid >= ${firstOfUsers} AND d.classid IN (${dependent.map((name) => `'pg_catalog.${name}'::pg_catalog.regclass`).join(", ")})
  AND (d.classid <> 'pg_catalog.pg_type'::pg_catalog.regclass OR d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass)
${askedForUse.map((name) => `UNION ALL SELECT '${name}' WHERE EXISTS (SELECT FROM pg_catalog.${name} c WHERE ${isOfPeople(name)})`).join("\n")}`;

/** What has a definition and nothing else that is told of, but for what an extension or another object brought along; of these catalogs alone. */
export function selectOtherObjects(version: number, known: Known): string {
  const isInUse = (catalog: string) =>
    known.lookups === undefined || known.lookups[0]?.others.some((one) => one.catalog === catalog) === true;
  const selects = [
    "SELECT NULL::text AS title, NULL::text AS schema, NULL::text AS name, NULL::text AS definition, NULL::text[] AS options, NULL::json AS acl, NULL::text AS owner, NULL::text AS comment WHERE false",
    ...objectKinds(version)
      .filter(({ catalog }) => isInUse(catalog))
      .map((kind) => selectKind(kind, known)),
    ...(isInUse("pg_user_mapping") ? [selectUserMappings] : []),
    ...(isInUse("pg_subscription") && !known.besideMigrations ? [selectSubscriptions(version, known)] : []),
  ];
  return selects.join("\nUNION ALL ");
}

const selectKind = (
  { catalog, name, schema, condition, title, definition, acl: rights, owner, options }: ObjectKind,
  known: Known,
) => `
SELECT ${title} AS title, ${schema ? "n.nspname" : "NULL"} AS schema, c.${name}::text AS name, concat(${definition}) AS definition,
  ${options ?? "NULL::text[]"} AS options, ${rights && owner ? aclOf(`c.${rights}`, `c.${owner}`) : "NULL::json"} AS acl,
  ${owner ? ownerOf(`c.${owner}`, known) : "NULL"} AS owner, d.description AS comment
FROM pg_catalog.${catalog} c ${schema ? `JOIN pg_catalog.pg_namespace n ON n.oid = c.${schema} AND ${userSchema("n")}` : ""}
${commentOn("d", catalog, "c.oid")}
WHERE ${condition ?? "true"} AND c.oid >= ${firstOfUsers} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
  WHERE e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype IN ('e', 'i'))`;

const selectUserMappings = `
SELECT format('user mapping for %s server %I', coalesce(m.role, 'public'), m.srvname), NULL, m.srvname, format('CREATE USER MAPPING FOR %s SERVER %I', coalesce(m.role, 'PUBLIC'), m.srvname), NULL, NULL, NULL, NULL
FROM (SELECT srvname, CASE WHEN umuser <> 0 THEN format('%I', usename) END AS role FROM pg_catalog.pg_user_mappings) m`;

const selectSubscriptions = (version: number, known: Known) => `
SELECT format('subscription %I', s.subname), NULL, s.subname, concat(format('CREATE SUBSCRIPTION %I PUBLICATION ', s.subname),
    (SELECT string_agg(format('%I', p), ', ' ORDER BY p COLLATE "C") FROM unnest(s.subpublications) p), ' WITH (', ${subscriptionOptions(version)}, ')'), NULL, NULL, ${ownerOf("s.subowner", known)}, ${version >= 140000 ? "(SELECT d.description FROM pg_catalog.pg_description d WHERE d.objoid = s.oid AND d.classoid = 'pg_catalog.pg_subscription'::pg_catalog.regclass)" : "NULL"}
FROM pg_catalog.pg_subscription s
WHERE s.subdbid = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())`;

/** What a subscription is told otherwise than by default, and never where it leads; of columns that everybody may read. */
function subscriptionOptions(version: number): string {
  const set = (condition: string, words: string) => `CASE WHEN ${condition} THEN ', ${words}' END`;
  return [
    "coalesce(format('slot_name = %L', s.subslotname), 'slot_name = NONE')",
    ...(version >= 140000
      ? [
          set("s.subbinary", "binary = true"),
          "CASE WHEN s.subsynccommit <> 'off' THEN ', synchronous_commit = ' || s.subsynccommit END",
        ]
      : []),
    ...(version >= 160000
      ? ["CASE s.substream WHEN 't' THEN ', streaming = on' WHEN 'p' THEN ', streaming = parallel' END"]
      : version >= 140000
        ? [set("s.substream", "streaming = on")]
        : []),
    ...(version >= 150000
      ? [set("s.subtwophasestate <> 'd'", "two_phase = true"), set("s.subdisableonerr", "disable_on_error = true")]
      : []),
    ...(version >= 160000
      ? [
          set("NOT s.subpasswordrequired", "password_required = false"),
          set("s.subrunasowner", "run_as_owner = true"),
          "CASE WHEN s.suborigin <> 'any' THEN ', origin = ' || s.suborigin END",
        ]
      : []),
    ...(version >= 170000 ? [set("s.subfailover", "failover = true")] : []),
  ].join(", ");
}
