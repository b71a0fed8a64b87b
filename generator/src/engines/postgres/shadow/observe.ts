import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { AffectedObject } from "../../../core/model/statement.ts";
import { type Observer, StatementError } from "../../engine.ts";
import type { Session } from "../session.ts";
import { measure } from "./measure.ts";

const told = z.array(
  z.object({
    ...{ kind: z.string(), names: z.array(z.string()), dropped: z.boolean() },
    ...{ relation: z.string().nullable(), counted: z.boolean() },
  }),
);
type Told = z.infer<typeof told>[number];

/**
 * Hears from event triggers (manual, 40 and 9.30) what statements do. They say it in messages of the level INFO, which
 * are always sent, so nothing is stored; their functions are in a schema of a random name. Where the role may not make
 * them, nothing is heard. `listen` is called with what hears messages. What statements do to tables is measured as well.
 */
export async function observeStatements(
  { query }: Pick<Session, "query">,
  listen: (hear: ((message: string) => void) | undefined) => void,
): Promise<Observer> {
  const key = `schemalog_${randomBytes(8).toString("hex")}`;
  let heard: Told[] = [];
  const measured = await measure(query);
  let isHeard = true;
  try {
    await quietly(query, key, begin(key));
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    await query("ROLLBACK");
    isHeard = false;
  }
  listen((message) => {
    if (message.startsWith(key)) heard.push(...toldIn(message.slice(key.length)));
  });
  return {
    measures: measured.works,
    around: measured.around,
    take(rows) {
      const affected = heard.map(({ kind, names, dropped }): AffectedObject => ({ kind, names, dropped }));
      const done = rows && measured.effects(rows, touchedBy(heard));
      // What happened while nothing was counted is not known.
      const isCounted = heard.every(({ counted }) => counted);
      heard = [];
      return { affected, measured: isCounted ? done : undefined };
    },
    async forget() {
      heard = [];
      await measured.forget();
    },
    async stop() {
      listen(undefined);
      if (!isHeard) return;
      const triggers = ["end", "drop"].map((name) => `DROP EVENT TRIGGER IF EXISTS ${key}_${name}`);
      await quietly(query, key, [...triggers, `DROP SCHEMA IF EXISTS ${key} CASCADE`].join("; "));
    },
  };
}

const touchedBy = (heard: Told[]) => heard.flatMap(({ relation, dropped }) => (dropped || !relation ? [] : [relation]));

/** The words of a trigger; SQL that imitates one tells nothing. */
function toldIn(json: string): Told[] {
  try {
    return told.parse(JSON.parse(json));
  } catch {
    return [];
  }
}

const eventTriggers = z.array(z.object({ name: z.string(), state: z.enum(["O", "R", "A"]) }));
const enable = { O: "ENABLE", R: "ENABLE REPLICA", A: "ENABLE ALWAYS" };

/**
 * Runs definitions of our own while the database's own event triggers, which may refuse them, are off (those fire for no change of
 * an event trigger: manual, 40.1). All in one transaction: nothing of it stays where a part is refused.
 */
async function quietly(query: Session["query"], key: string, sql: string): Promise<void> {
  const there = await query(
    "SELECT evtname AS name, evtenabled AS state FROM pg_catalog.pg_event_trigger WHERE NOT evtenabled OPERATOR(pg_catalog.=) 'D'",
  );
  const others = eventTriggers.parse(there).filter(({ name }) => !name.startsWith(key));
  const each = (to: (state: keyof typeof enable) => string) =>
    others.map(({ name, state }) => `ALTER EVENT TRIGGER "${name.replaceAll('"', '""')}" ${to(state)}`);
  await query(["BEGIN", ...each(() => "DISABLE"), sql, ...each((state) => enable[state]), "COMMIT"].join(";\n"));
}

const begin = (key: string): string => `CREATE SCHEMA ${key};
${teller(
  key,
  "tell_end",
  `
  SELECT a.type AS kind, CASE WHEN a.type = 'type' THEN ARRAY[c.schema_name, t.typname] ELSE a.object_names END AS names, false AS dropped, CASE c.classid WHEN 'pg_catalog.pg_class'::regclass THEN c.objid END AS relation
  FROM pg_catalog.pg_event_trigger_ddl_commands() c
  CROSS JOIN LATERAL pg_catalog.pg_identify_object_as_address(c.classid, c.objid, c.objsubid) a
  LEFT JOIN pg_catalog.pg_type t ON a.type = 'type' AND t.oid = c.objid
  WHERE c.objid <> 0`,
)}
${teller(
  key,
  "tell_drop",
  `
  SELECT CASE d.object_type WHEN 'table column' THEN 'column' ELSE d.object_type END AS kind, CASE WHEN d.object_type = 'type' THEN ARRAY[d.schema_name, d.object_name] ELSE d.address_names END AS names, true AS dropped, NULL::oid AS relation
  FROM pg_catalog.pg_event_trigger_dropped_objects() d`,
)}
CREATE EVENT TRIGGER ${key}_end ON ddl_command_end EXECUTE FUNCTION ${key}.tell_end();
CREATE EVENT TRIGGER ${key}_drop ON sql_drop EXECUTE FUNCTION ${key}.tell_drop();
ALTER EVENT TRIGGER ${key}_end ENABLE ALWAYS;
ALTER EVENT TRIGGER ${key}_drop ENABLE ALWAYS`;

const teller = (key: string, name: string, select: string): string => `
CREATE FUNCTION ${key}.${name}() RETURNS event_trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $tell$
DECLARE found text;
BEGIN
  SELECT pg_catalog.json_agg(pg_catalog.json_build_object('kind', o.kind, 'names', o.names, 'dropped', o.dropped, 'relation', o.relation, 'counted', pg_catalog.current_setting('track_counts') = 'on'))::text INTO found FROM (${select}) o;
  IF found IS NOT NULL THEN RAISE INFO '%', '${key}' || found; END IF;
END $tell$;`;
