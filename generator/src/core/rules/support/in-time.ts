import type { Target } from "../../model/change.ts";
import { inOneTransaction, type Statements } from "./statements.ts";

/** Whether what was dropped was gone, for others to see, before something else was made in its place. */
export function isGoneBefore(gone: Target, made: Target, { all, last }: Statements): boolean {
  const isOfTable = (names: string[]) =>
    gone.parent === undefined || names.length < 3 || names.at(-2) === gone.parent.name;
  const drops = all.find(({ statement: { affected } }) =>
    affected.some(({ names, dropped }) => dropped && names.at(-1) === gone.name && isOfTable(names)),
  );
  const makes = last(made);
  return (
    drops !== undefined &&
    makes !== undefined &&
    all.indexOf(drops) < all.indexOf(makes) &&
    !inOneTransaction(drops, makes)
  );
}
