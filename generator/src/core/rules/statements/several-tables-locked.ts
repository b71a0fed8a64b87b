import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, type EffectOn, type Watched } from "../support/statements.ts";

export const severalTablesLocked: Rule = {
  code: "several-tables-locked",
  title: "Several tables locked in one transaction",
  does: "is locked along with others",
  watch(watched, { earlier }) {
    const before = earlier.filter(
      ({ transaction }) => transaction !== undefined && transaction === watched.transaction,
    );
    const held = before.flatMap(keptFromAll);
    const more = keptFromAll(watched).filter(({ root }) => !held.some((other) => other.root === root));
    const isTold = new Set(held.map(({ root }) => root)).size > 1; // by the statement that locked the second table
    const [[first], [second]] = [byTable(held), byTable(more)];
    if (first === undefined || second === undefined || isTold) return [];
    return [
      verdict(
        "risky",
        second.target,
        `The transaction keeps ${targetName(first.target)} locked while this statement waits for ${targetName(second.target)}: until it ends nobody can read them, and sessions that use them in the other order can end in a deadlock.`,
        "Change each table in a transaction of its own: with most tools, in a migration of its own.",
      ),
    ];
  },
};

/** What nobody can read meanwhile. Of a table that goes, nobody expects to. */
const keptFromAll = ({ said, effects = [] }: Watched): EffectOn[] =>
  /^DROP (TABLE|SCHEMA)$/.test(said.command)
    ? []
    : effects.filter(({ blocks, held }) => blocks === "reads and writes" && !held);
