import { type SchemaObject, schemaObject } from "../../../core/model/database.ts";
import type { Row, Session } from "../connection.ts";
import type { TableRow } from "./queries/tables.ts";

export type SequenceRow = { schema: string; name: string; facts: Row };

const quoted = (name: string) => `\`${name.replaceAll("`", "``")}\``;
/** So many in one statement: a server takes thousands, but parses them slowly. */
const atOnce = 500;

/** What sequences are (MariaDB manual: CREATE SEQUENCE); each is a table of one row, and all are asked for in one go. */
export async function readSequences({ query }: Session, tables: TableRow[]): Promise<SequenceRow[]> {
  const sequences = tables.filter(({ type }) => type === "SEQUENCE");
  const rows: Row[] = [];
  for (let from = 0; from < sequences.length; from += atOnce) {
    const selects = sequences
      .slice(from, from + atOnce)
      .map(
        ({ schema, name }, at) =>
          `SELECT ${from + at} AS at, minimum_value, maximum_value, start_value, increment, cache_size, cycle_option FROM ${quoted(schema)}.${quoted(name)}`,
      );
    rows.push(...(await query(selects.join("\nUNION ALL\n"))));
  }
  return rows.map((facts) => {
    const { schema, name } = sequences[Number(facts.at)]!;
    return { schema, name, facts };
  });
}

const most = "9223372036854775806";

/** Only what differs from what CREATE SEQUENCE makes without a word. */
export function translateSequence(schema: string, name: string, facts: Row): SchemaObject {
  const isDown = String(facts.increment).startsWith("-");
  const [min, max] = isDown ? ["-9223372036854775807", "-1"] : ["1", most];
  const differing = (value: Row[string] | undefined, usual: string) =>
    value === undefined || value === null || String(value) === usual ? undefined : String(value);
  return schemaObject.parse({
    ...{ kind: "sequence", schema, name },
    start: differing(facts.start_value, isDown ? String(facts.maximum_value) : String(facts.minimum_value)),
    increment: differing(facts.increment, "1"),
    min: differing(facts.minimum_value, min!),
    max: differing(facts.maximum_value, max!),
    cache: differing(facts.cache_size, "1000"),
    ...(Number(facts.cycle_option) === 1 && { cycle: true }),
  });
}
