import type { OptionChange } from "../../dialects/dialect.ts";
import type { Change } from "../../model/change.ts";
import type { Options } from "../../model/common.ts";

/** All options that change, one by one: of what is there on both sides, and of an index that is new to rows that are there. */
export const optionChanges = (changes: Change[]): OptionChange[] =>
  changes.filter(mayChange).flatMap((change) => {
    const before = "before" in change ? optionsOf(change.before) : {};
    const after = "after" in change ? optionsOf(change.after) : {};
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((option) => JSON.stringify(before[option]) !== JSON.stringify(after[option]))
      .map((option) => ({ target: change.target, option, before: before[option], after: after[option] }));
  });

const mayChange = (change: Change): boolean =>
  change.op === "modified"
    ? ["options", ...ofSequences, ...ofRoutines].some((property) => change.changed.includes(property))
    : change.op === "added" && change.target.kind === "index";

/** A column's own sequence has options, too, and no change of its own. */
const ofSequences = ["identity", "sequence"] as const;
/** What else decides how a routine is called, beside its arguments and its code. */
const ofRoutines = ["strict", "volatility"] as const;
type Facts = { options?: Options | undefined } & {
  [property in (typeof ofSequences)[number]]?: { options?: Options | undefined } | undefined;
} & { [property in (typeof ofRoutines)[number]]?: Options[string] | undefined };

function optionsOf(facts: object): Options {
  const { options, identity, sequence, strict, volatility }: Facts = facts;
  return {
    ...{ ...options, ...identity?.options, ...sequence?.options },
    ...(strict !== undefined && { strict }),
    ...(volatility !== undefined && { volatility }),
  };
}
