import type { Target } from "../../model/change.ts";
import { inOneTransaction, type Statements, type Watched } from "./statements.ts";

/** Whether what was dropped was gone, for others to see, before something else was made in its place. */
export function isGoneBefore(gone: Target, made: Target, statements: Statements): boolean {
  const [drops, makes] = [dropOf(gone, statements), statements.last(made)];
  return (
    drops !== undefined && makes !== undefined && isEarlier(drops, makes, statements) && !inOneTransaction(drops, makes)
  );
}

/** What gives back, in another transaction, what a statement takes away: the two databases don't show that it is missing in between. */
export function givenBack(
  taking: Watched,
  { later }: { later: Watched[] },
  gives: (each: Watched) => boolean,
): Watched | undefined {
  const again = later.find(gives);
  return again && !inOneTransaction(taking, again) ? again : undefined;
}

/** Whether something was there, as it is before or after all statements, when one of them ran; also where it is not known when it came. */
export function isThereFor(one: Target, statement: Watched, statements: Statements, isNew: boolean): boolean {
  const [drops, makes] = [dropOf(one, statements), isNew ? statements.last(one) : undefined];
  return (
    (drops === undefined || isEarlier(statement, drops, statements)) &&
    (makes === undefined || isEarlier(makes, statement, statements))
  );
}

/** The first statement that dropped something of that name. */
export function dropOf({ name, parent }: Target, { all }: Statements): Watched | undefined {
  const isOfTable = (names: string[]) => parent === undefined || names.length < 3 || names.at(-2) === parent.name;
  return all.find(({ statement: { affected } }) =>
    affected.some(({ names, dropped }) => dropped && names.at(-1) === name && isOfTable(names)),
  );
}

const isEarlier = (one: Watched, other: Watched, { all }: Statements) => all.indexOf(one) < all.indexOf(other);
