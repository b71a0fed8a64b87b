import {
  flag,
  type Is,
  listOf,
  number,
  oid,
  oneOf,
  optional,
  orNull,
  recordOf,
  row,
  scalar,
  text,
} from "../../../shape.ts";
import { aclOf, type CatalogQuery, commentOn, ownerOf, userSchema } from "../../session.ts";
import { acl } from "./relations.ts";

const routineRow = row({
  oid: oid,
  schema: text,
  name: text,
  /** f function, p procedure, a aggregate, w window function */
  kind: oneOf("f", "p", "a", "w"),
  language: text,
  /** Types of the input arguments. */
  inputs: listOf(text),
  /** Types, modes (i o b v t) and names of all arguments; modes and names only where there are any. */
  types: listOf(text),
  modes: optional(listOf(text)),
  names: optional(listOf(text)),
  /** Of all arguments; null where one has none. */
  defaults: optional(listOf(orNull(text))),
  returns: optional(text),
  body: optional(text),
  library: optional(text),
  volatility: oneOf("i", "s", "v"),
  strict: flag,
  security_definer: flag,
  leakproof: flag,
  parallel: oneOf("s", "r", "u"),
  cost: number,
  rows: number,
  returns_set: flag,
  settings: optional(listOf(text)),
  support: optional(text),
  acl: optional(acl),
  owner: optional(text),
  comment: optional(text),
  aggregate: optional(recordOf(scalar)),
});
export type RoutineRow = Is<typeof routineRow>;

const routine = (column: string) => `nullif(${column}::pg_catalog.regproc::text, '-')`;

/** What a final function may do to the state, where it is not what it may by default (see CREATE AGGREGATE). */
const modify = (column: string) =>
  `CASE WHEN ${column} <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END THEN CASE ${column} WHEN 'r' THEN 'read only' WHEN 's' THEN 'shareable' ELSE 'read write' END END`;

/** Functions, procedures and aggregates, without those that came with a range type. See pg_proc and pg_aggregate; prosqlbody is there since 14. */
export const routines = {
  row: routineRow,
  holds: ["routine"],
  catalogs: ["pg_proc", "pg_aggregate", "pg_language"],
  sql: (version, known) => `
SELECT p.oid, n.nspname AS schema, p.proname AS name, p.prokind AS kind, l.lanname AS language,
  ARRAY(SELECT pg_catalog.format_type(t, NULL) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY u(t, k) ORDER BY k) AS inputs,
  ARRAY(SELECT pg_catalog.format_type(t, NULL) FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY u(t, k) ORDER BY k) AS types,
  p.proargmodes AS modes, p.proargnames AS names,
  CASE WHEN p.pronargdefaults > 0 THEN ARRAY(SELECT pg_catalog.pg_get_function_arg_default(p.oid, k) FROM generate_series(1, coalesce(array_length(p.proallargtypes, 1), p.pronargs)) k ORDER BY k) END AS defaults,
  pg_catalog.pg_get_function_result(p.oid) AS returns,
  CASE WHEN p.prokind = 'a' THEN NULL ${version >= 140000 ? "WHEN p.prosqlbody IS NOT NULL THEN pg_catalog.pg_get_function_sqlbody(p.oid)" : ""} ELSE p.prosrc END AS body,
  p.probin AS library, p.provolatile AS volatility, p.proisstrict AS strict, p.prosecdef AS security_definer,
  p.proleakproof AS leakproof, p.proparallel AS parallel, p.procost AS cost, p.prorows AS rows, p.proretset AS returns_set,
  p.proconfig AS settings, ${routine("p.prosupport")} AS support,
  ${aclOf("p.proacl", "p.proowner")} AS acl, ${ownerOf("p.proowner", known)} AS owner, d.description AS comment,
  CASE WHEN p.prokind = 'a' THEN json_build_object('transition', ${routine("a.aggtransfn")}, 'stateType', pg_catalog.format_type(a.aggtranstype, NULL),
    'stateSize', nullif(a.aggtransspace, 0), 'final', ${routine("a.aggfinalfn")}, 'combine', ${routine("a.aggcombinefn")},
    'serialize', ${routine("a.aggserialfn")}, 'deserialize', ${routine("a.aggdeserialfn")}, 'initial', a.agginitval,
    'movingTransition', ${routine("a.aggmtransfn")}, 'movingInverse', ${routine("a.aggminvtransfn")}, 'movingFinal', ${routine("a.aggmfinalfn")},
    'movingStateType', CASE WHEN a.aggmtranstype <> 0 THEN pg_catalog.format_type(a.aggmtranstype, NULL) END, 'movingInitial', a.aggminitval,
    'sortOperator', nullif(a.aggsortop::pg_catalog.regoperator::text, '0'), 'aggregateKind', nullif(a.aggkind, 'n'),
    'directArguments', nullif(a.aggnumdirectargs, 0), 'finalExtra', nullif(a.aggfinalextra, false), 'movingFinalExtra', nullif(a.aggmfinalextra, false),
    'finalModify', ${modify("a.aggfinalmodify")}, 'movingFinalModify', ${modify("a.aggmfinalmodify")}) END AS aggregate
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace AND ${userSchema("n")}
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid
${commentOn("d", "pg_proc", "p.oid")}
WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend i WHERE i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND i.objid = p.oid AND i.deptype = 'i')`,
} satisfies CatalogQuery;
