import type { Words } from "../../../core/dialects/mysql/words.ts";
import type { Effect } from "../../../core/model/effect.ts";
import type { Observed } from "../../../core/model/statement.ts";
import type { Observer } from "../../engine.ts";
import { ownSchema } from "../crawl/translate/names.ts";
import type { Measured } from "./measure.ts";
import { trackOrigins } from "./origins.ts";

export type Observation = {
  observer: Observer;
  /** To be told what a statement did, and then which names it gave. */
  ran(measured: Measured): void;
  followed(words: Words): void;
};

/** Keeps what statements did until it is asked for. Tables go by the names that they had when it began. */
export function observe(stop: () => void): Observation {
  const origins = trackOrigins();
  let transaction = 0;
  let effects: Effect[] | undefined = [];
  const reference = (name: string) => ({ schema: ownSchema, name });
  return {
    ran(measured) {
      // Each definition is a transaction of its own (manual, 15.3.3 Statements That Cause an Implicit Commit).
      transaction += 1;
      // What was made since is nobody's yet.
      effects = measured
        ?.filter(({ table }) => origins.wasThere(table))
        .map(({ table, effect }) => ({ ...effect, table: reference(origins.idOf(table)) }));
    },
    followed(words) {
      origins.follow(words);
      effects = effects?.map((effect) => {
        const now = origins.nameOf(effect.table.name);
        return now === effect.table.name ? effect : { ...effect, called: reference(now) };
      });
    },
    observer: {
      measures: true,
      around: () => ({}),
      take(rows): Observed {
        if (rows === undefined) return { affected: [] };
        return { affected: [], ...(effects && { measured: { transaction, effects } }) };
      },
      async forget() {},
      async stop() {
        stop();
      },
    },
  };
}
