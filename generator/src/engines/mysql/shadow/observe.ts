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
  let named: string | undefined;
  const reference = (name: string) => ({ schema: ownSchema, name });
  return {
    ran(measured) {
      // Each definition is a transaction of its own (manual, 15.3.3 Statements That Cause an Implicit Commit).
      transaction += 1;
      named = undefined;
      effects = measured === undefined ? undefined : [];
      if (measured === undefined || measured === "nothing") return;
      if (!origins.wasThere(measured.table)) return;
      named = origins.idOf(measured.table);
      effects = [{ table: reference(named), ...measured.effect }];
    },
    followed(words) {
      origins.follow(words);
      const now = named === undefined ? undefined : origins.nameOf(named);
      if (now !== undefined && now !== named)
        effects = effects?.map((effect) => ({ ...effect, called: reference(now) }));
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
