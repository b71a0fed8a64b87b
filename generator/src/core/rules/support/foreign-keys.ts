import type { Change, ChangeTo, Target } from "../../model/change.ts";
import type { ForeignKey } from "../../model/constraint.ts";
import { changesTo } from "./rule.ts";

type ForeignKeyPair = { target: Target<"foreign key">; before: ForeignKey; after: ForeignKey };

const isEnforced = ({ enforced }: ForeignKey) => enforced !== false;
const promise = ({ columns, references, match }: ForeignKey) => JSON.stringify([columns, references, match]);

/** Another foreign key that is added, and refers from the same columns to the same ones. */
export const replacementOf = (
  { target, before }: ChangeTo<"foreign key", "removed">,
  changes: Change[],
): ChangeTo<"foreign key", "added"> | undefined =>
  changesTo(changes, "added", "foreign key").find(
    ({ target: { schema, parent }, after }) =>
      schema === target.schema &&
      parent?.name === target.parent?.name &&
      isEnforced(after) &&
      promise(after) === promise(before),
  );

/** Foreign keys that are enforced before and after, under their name or under another one. */
export const foreignKeyPairs = (changes: Change[]): ForeignKeyPair[] =>
  [
    ...changesTo(changes, "modified", "foreign key"),
    ...changesTo(changes, "removed", "foreign key").flatMap((change) => {
      const other = replacementOf(change, changes);
      return other ? { target: other.target, before: change.before, after: other.after } : [];
    }),
  ].filter(({ before, after }) => isEnforced(before) && isEnforced(after));
