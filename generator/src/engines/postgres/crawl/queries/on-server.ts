import { number, row, text } from "../../../shape.ts";
import { firstOfUsers, type Known } from "../../session.ts";

export const onServerRow = row({ kind: text, number: number });

const catalog = (name: string) => `'pg_catalog.${name}'::pg_catalog.regclass`;

/** How many privileges differ from those that something has by itself; `letter` as acldefault() has it. */
const granted = (acl: string, letter: string, owner: string) => {
  const [is, was] = [
    `coalesce(${acl}, pg_catalog.acldefault('${letter}', ${owner}))`,
    `pg_catalog.acldefault('${letter}', ${owner})`,
  ];
  const rows = (of: string) => `SELECT x.grantee, x.privilege_type, x.is_grantable FROM pg_catalog.aclexplode(${of}) x`;
  return `(SELECT count(*) FROM ((${rows(is)} EXCEPT ${rows(was)}) UNION ALL (${rows(was)} EXCEPT ${rows(is)})) y)`;
};

/** Catalogs of things that the server or an extension brings along, with their columns of privileges. */
const brought = {
  ...{ pg_class: "relacl", pg_proc: "proacl", pg_type: "typacl", pg_foreign_data_wrapper: "fdwacl" },
  ...{ pg_namespace: "nspacl", pg_foreign_server: "srvacl" },
};

/** Privileges that something came with; of what follows, by its columns. */
const initial = (oid: string, catalogOid: string) =>
  `LEFT JOIN pg_catalog.pg_init_privs i ON i.objoid = ${oid} AND i.classoid = ${catalogOid} AND i.objsubid = 0`;

const ofSystem = (name: "pg_class" | "pg_proc", schema: string) =>
  `SELECT count(*) FROM pg_catalog.${name} o ${initial("o.oid", catalog(name))}
  WHERE o.${brought[name]} IS NOT NULL AND o.${schema} = 'pg_catalog'::pg_catalog.regnamespace AND o.${brought[name]} IS DISTINCT FROM i.initprivs`;

/** Each by the word for one. */
const counts = (version: number, { besideMigrations }: Known): Record<string, string[]> => ({
  ...(besideMigrations && {
    subscription: ["SELECT count(*) FROM pg_catalog.pg_subscription s, base b WHERE s.subdbid = b.oid"],
  }),
  role: ["SELECT count(*) FROM here h"],
  "role membership": [
    "SELECT count(DISTINCT ARRAY[m.roleid, m.member]) FROM pg_catalog.pg_auth_members m WHERE m.member IN (SELECT h.oid FROM here h) OR m.roleid IN (SELECT h.oid FROM here h)",
  ],
  "role setting": [
    "SELECT sum(cardinality(s.setconfig)) FROM pg_catalog.pg_db_role_setting s, base b WHERE (s.setdatabase = b.oid AND s.setrole <> 0) OR (s.setdatabase = 0 AND (s.setrole = 0 OR s.setrole IN (SELECT h.oid FROM here h)))",
  ],
  "database setting": [
    "SELECT sum(cardinality(s.setconfig)) FROM pg_catalog.pg_db_role_setting s, base b WHERE s.setdatabase = b.oid AND s.setrole = 0",
    "SELECT (b.datconnlimit <> -1)::integer + (NOT b.datallowconn)::integer + b.datistemplate::integer FROM base b",
  ],
  "database grant": [`SELECT ${granted("b.datacl", "d", "b.datdba")} FROM base b`],
  "language grant": [
    `SELECT sum(${granted("l.lanacl", "l", "l.lanowner")}) FROM pg_catalog.pg_language l WHERE l.lanacl IS NOT NULL AND (l.oid < ${firstOfUsers}
    OR EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = ${catalog("pg_language")} AND d.objid = l.oid AND d.deptype = 'e'))`,
  ],
  ...(version >= 150000 && { "parameter grant": ["SELECT count(*) FROM pg_catalog.pg_parameter_acl p"] }),
  "system grant": [ofSystem("pg_class", "relnamespace"), ofSystem("pg_proc", "pronamespace")],
  "extension grant": [
    `SELECT count(*) FROM (SELECT d.classid, d.objid, CASE d.classid ${Object.entries(brought)
      .map(
        ([name, acl]) => `WHEN ${catalog(name)} THEN (SELECT o.${acl} FROM pg_catalog.${name} o WHERE o.oid = d.objid)`,
      )
      .join(
        " ",
      )} END AS acl FROM ${ofExtensions("e")}) m ${initial("m.objid", "m.classid")} WHERE m.acl IS NOT NULL AND m.acl IS DISTINCT FROM i.initprivs`,
  ],
  "extension dependency": [`SELECT count(*) FROM ${ofExtensions("x")}`],
  "security label": [
    "SELECT count(*) FROM pg_catalog.pg_seclabel s",
    `SELECT count(*) FROM pg_catalog.pg_shseclabel s, base b WHERE s.objoid = b.oid AND s.classoid = ${catalog("pg_database")}`,
    `SELECT count(*) FROM pg_catalog.pg_shseclabel s JOIN here h ON h.oid = s.objoid WHERE s.classoid = ${catalog("pg_authid")}`,
  ],
  "tablespace assignment": [
    `SELECT count(*) FROM pg_catalog.pg_class c WHERE c.reltablespace > 0 AND c.oid >= ${firstOfUsers} AND c.relkind <> 't' AND c.relname !~ '^pg_toast_'`,
    "SELECT count(*) FROM base b JOIN pg_catalog.pg_tablespace t ON t.oid = b.dattablespace WHERE t.spcname <> 'pg_default'",
  ],
  "shell type": [`SELECT count(*) FROM pg_catalog.pg_type t WHERE t.oid >= ${firstOfUsers} AND NOT t.typisdefined`],
  "shell operator": [`SELECT count(*) FROM pg_catalog.pg_operator o WHERE o.oid >= ${firstOfUsers} AND o.oprcode = 0`],
});

const ofExtensions = (kind: "e" | "x") =>
  `pg_catalog.pg_extension e JOIN pg_catalog.pg_depend d ON d.refclassid = ${catalog("pg_extension")} AND d.refobjid = e.oid AND d.deptype = '${kind}'`;

/** Catalogs that only this reads. */
export const catalogsOfCounts = [
  ...["pg_roles", "pg_auth_members", "pg_db_role_setting", "pg_shdepend", "pg_init_privs", "pg_parameter_acl"],
  ...["pg_seclabel", "pg_shseclabel", "pg_tablespace"],
];

/** How many there are of things that no snapshot holds; roles are those that have or may do anything in this database. */
export const selectOnServer = (version: number, known: Known): string => `
WITH base AS (SELECT b.* FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()),
here AS (SELECT r.oid FROM pg_catalog.pg_roles r, base b WHERE r.oid >= ${firstOfUsers} AND EXISTS (SELECT FROM pg_catalog.pg_shdepend d
  WHERE d.refclassid = ${catalog("pg_authid")} AND d.refobjid = r.oid AND (d.dbid = b.oid OR (d.classid = ${catalog("pg_database")} AND d.objid = b.oid))))
SELECT n.kind, n.number FROM (
${Object.entries(counts(version, known))
  .map(
    ([kind, parts]) =>
      `SELECT '${kind}' AS kind, ${parts.map((part) => `coalesce((${part}), 0)`).join(" + ")} AS number`,
  )
  .join("\nUNION ALL ")}) n WHERE n.number > 0`;
