import type { OptionChange } from "../../dialects/dialect.ts";
import type { Change } from "../../model/change.ts";
import type { Options } from "../../model/common.ts";

/** All options that change, one by one. */
export function optionChanges(changes: Change[]): OptionChange[] {
  return changes.flatMap((change) => {
    if (change.op !== "modified" || !change.changed.includes("options")) return [];
    const [before, after] = [optionsOf(change.before), optionsOf(change.after)];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((option) => JSON.stringify(before[option]) !== JSON.stringify(after[option]))
      .map((option) => ({ target: change.target, option, before: before[option], after: after[option] }));
  });
}

const optionsOf = (facts: object): Options =>
  "options" in facts ? ((facts.options as Options | undefined) ?? {}) : {};
