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
    ? change.changed.includes("options")
    : change.op === "added" && change.target.kind === "index";

const optionsOf = (facts: object): Options =>
  "options" in facts ? ((facts.options as Options | undefined) ?? {}) : {};
