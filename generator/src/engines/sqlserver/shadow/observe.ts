import type { SaidTable } from "../../../core/dialects/script.ts";
import { statementsOf } from "../../../core/dialects/sqlserver/cut-batch.ts";
import { everyRow } from "../../../core/dialects/sqlserver/every-row.ts";
import { rebuiltBy, switched } from "../../../core/dialects/sqlserver/moved-rows.ts";
import { renamed } from "../../../core/dialects/sqlserver/renames.ts";
import { nameAt, read, type Words } from "../../../core/dialects/sqlserver/words.ts";
import type { Reference } from "../../../core/model/common.ts";
import type { Effect } from "../../../core/model/effect.ts";
import type { Observer } from "../../engine.ts";

export type Observation = { observer: Observer; ran(sql: string): void };

const ownSchema = "dbo";
const keyOf = ({ schema, name }: Reference) => JSON.stringify([schema, name]).toLowerCase();
/** What says all that it does to rows and locks; of definitions, only the server knows, and it does not tell. */
const isOfRows = ({ upper }: Words) =>
  /^(INSERT|UPDATE|DELETE|MERGE|WITH|TRUNCATE|SELECT|SET|PRINT|BEGIN|COMMIT)$/.test(upper[0] ?? "");
const none = { held: false, emptied: false, rewritten: false, scanned: false, reindexed: false, written: 0 };
const modification = { lock: "a schema-modification lock", blocks: "reads and writes" as const };

/** What its words tell all of, though it is a definition. */
const isTold = (words: Words) => switched(words).length > 0 || rebuiltBy(words) !== undefined;

/**
 * Keeps what statements did to rows, by their words, until it is asked for: the server tells what a statement locks only while it
 * runs. Tables go by the names that they had when it began; those made since are nobody's yet.
 */
export function observe(stop: () => void): Observation {
  const made = new Set<string>();
  const former = new Map<string, Reference>();
  let transaction = 0;
  let effects: Effect[] = [];
  /** Of what a definition locks, only the server knows, and it does not tell. */
  let isPart = false;

  const on = ({ schema = ownSchema, name }: SaidTable, effect: Omit<Effect, "table">): Effect[] => {
    const called = { schema, name };
    if (made.has(keyOf(called))) return [];
    const table = former.get(keyOf(called));
    return [{ table: table ?? called, ...(table && { called }), ...effect }];
  };

  function effectsOf(words: Words): Effect[] {
    const rebuilt = rebuiltBy(words);
    if (rebuilt && !rebuilt.isOnline)
      return on(rebuilt.table, {
        ...none,
        ...modification,
        [rebuilt.of === "index" ? "reindexed" : "rewritten"]: true,
      });
    return everyRow(words).flatMap(({ table, lock, part, movedTo }) => {
      const isQuick = words.upper[0] === "TRUNCATE" || movedTo !== undefined;
      const emptied = words.upper[0] === "TRUNCATE" && part === undefined;
      return on(table, { ...none, lock, blocks: isQuick ? "reads and writes" : "nothing", emptied });
    });
  }

  function follow(words: Words): void {
    const { upper } = words;
    if (upper[0] === "CREATE" && upper[1] === "TABLE") {
      const { schema = ownSchema, name } = nameAt(words, 2).table;
      made.add(keyOf({ schema, name }));
    }
    const { renamed: from, newNames } = renamed(words);
    const [to] = newNames;
    if (from?.object === undefined || from.part !== undefined || to === undefined) return;
    const old = { schema: from.schema ?? ownSchema, name: from.object };
    former.set(keyOf({ schema: old.schema, name: to }), former.get(keyOf(old)) ?? old);
  }

  return {
    ran(sql) {
      transaction += 1;
      const statements = statementsOf(read(sql));
      isPart = !statements.every((words) => isOfRows(words) || isTold(words));
      effects = statements.flatMap(effectsOf);
      for (const words of statements) follow(words);
    },
    observer: {
      measures: false,
      around: () => ({}),
      take: (rows) => ({
        affected: [],
        ...(rows !== undefined &&
          (effects.length > 0 || !isPart) && { measured: { transaction, effects, ...(isPart && { isPart }) } }),
      }),
      async forget() {},
      async stop() {
        stop();
      },
    },
  };
}
