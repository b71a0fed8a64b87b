import { dialectOf } from "../../dialects/registry.ts";
import type { Database } from "../../model/database.ts";
import type { Argument, Routine } from "../../model/routine.ts";

/** The arguments that a call gives. */
export const inputs = (routine: Routine): Argument[] =>
  routine.arguments.filter(({ mode }) => mode !== "out" && mode !== "table");

/** What calls with so many arguments may do where a routine stands beside another one: fail always, or mean the other one. */
export type Clash = { count: number; how: "always" | "sometimes" };

/**
 * The calls of a routine that another one of its name takes as well, by the numbers of their arguments. The same types with and without
 * defaults can't be told apart (manual, 10.3); with other types, literals and values of a third type may go to either.
 */
export function clashes(standing: Routine, other: Routine, { engine }: Pick<Database, "engine">): Clash[] {
  const [mine, others] = [inputs(standing), inputs(other)];
  // A list of values is second to single ones, and triggers are not called with arguments.
  const isApart = [...mine, ...others].some(({ mode }) => mode === "variadic") || isTrigger(standing);
  if (isApart || standing.signature === other.signature) return [];
  const [from, to] = [Math.max(required(mine), required(others)), Math.min(mine.length, others.length)];
  const { holdsAnyText } = dialectOf(engine).types;
  const isMeant = (index: number) => holdsAnyText(mine[index]?.type ?? "") && !holdsAnyText(others[index]?.type ?? "");
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, more) => from + more).flatMap((count): Clash[] => {
    const differing = [...Array(count).keys()].filter((index) => mine[index]?.type !== others[index]?.type);
    if (differing.length === 0) return [{ count, how: "always" }];
    // A literal is a text before it is anything else.
    return differing.every(isMeant) ? [] : [{ count, how: "sometimes" }];
  });
}

const required = (all: Argument[]): number => all.filter((argument) => argument.default === undefined).length;

const isTrigger = ({ returns }: Routine): boolean => /^(event_)?trigger$/.test(returns ?? "");
