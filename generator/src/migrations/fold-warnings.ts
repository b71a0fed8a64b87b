import type { Warning } from "../errors.ts";

/** More than these of a kind are one warning: somebody squashes migrations, or moves a folder, and knows it. */
const most = 5;

/** Many of a kind as one. */
export function together(warnings: Warning[]): Warning[] {
  const kinds = Map.groupBy(warnings, ({ message, unjudged }) => `${unjudged} ${message}`);
  return [...kinds.values()].flatMap((kind) => {
    const [first] = kind;
    return kind.length <= most || !first ? kind : [{ ...first, object: `${first.object} and ${kind.length - 1} more` }];
  });
}
