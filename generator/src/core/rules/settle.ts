import type { Change } from "../model/change.ts";
import type { Database } from "../model/database.ts";
import type { Finding } from "../model/finding.ts";
import { referenceKey } from "../names/reference-key.ts";
import { formerNames } from "./support/former.ts";
import { dropOf } from "./support/in-time.ts";
import { rowHoldersOf } from "./support/row-holders.ts";
import type { Rule, Verdict } from "./support/rule.ts";
import {
  type EffectOn,
  isLong,
  keepsWritersOut,
  mayChange,
  type Statements,
  type Watched,
} from "./support/statements.ts";

/** A finding, and what it tells of statements: of these, what they did to these tables (keys of roots). */
export type Settled = { finding: Finding; of: Watched[]; roots: Set<string> };

/** What a verdict says, without what it rests on. */
type Told = Omit<Verdict, "claim" | "isOfDropped" | "isAbout" | "namedAs">;

/** Where only the lock of an earlier statement holds others up. */
const commitBefore =
  "Move this statement to a transaction of its own (with most tools, a migration of its own), so that the lock that an earlier one took is not held while this one does its work.";

/** Holds what verdicts claim of statements against what these did, and adds where they are. */
export function settler(
  statements: Statements,
  changes: Change[],
  before: Database,
): ({ code, does }: Rule, verdict: Verdict) => Settled[] {
  const former = formerNames(changes);
  const holders = rowHoldersOf(before);
  return ({ code, does }, { claim, isOfDropped, isAbout, namedAs, ...one }) => {
    const subject = namedAs ?? one.target;
    const own = statements.of(subject);
    const settled = (verdict: Told, of: Watched[] = [], roots = new Set<string>()): Settled => {
      const renaming = code.endsWith("-renamed") ? statements.renaming(one.target) : undefined;
      const dropping = isOfDropped && dropOf(one.target, statements);
      const about = isAbout && own.findLast(({ said }) => isAbout(said));
      const latest = statements.last(subject);
      const made = latest?.said.maintains ? own.findLast(({ said }) => !said.maintains) : undefined;
      const last = renaming ?? dropping ?? about ?? made ?? latest;
      // What goes through the rows for something else only uses it.
      const cause = last && of.includes(last) ? last : (of.at(-1) ?? last);
      return {
        finding: { code, does, ...verdict, ...(cause && { cause: statements.place(subject, cause) }) },
        ...{ of, roots },
      };
    };
    if (!claim) return [settled(one)];
    const roots = new Set(
      claim.tables.map((table) => {
        const { schema = "", name } = former({ kind: "table", ...table });
        const key = referenceKey({ schema, name });
        return holders.get(key)?.root ?? key;
      }),
    );
    const isWork = (effect: EffectOn) =>
      (claim.rewrites ? effect.rewritten : isLong(effect)) &&
      keepsWritersOut(effect) &&
      (roots.size === 0 || roots.has(effect.root));
    const named = own.filter(({ said }) => claim.madeBy?.(said) ?? !(said.onlyNames || said.maintains));
    // Where no statement names the target and changes it, it had another name then, or was changed along with something else: a key
    // makes its columns NOT NULL. Only all statements together can then prove that the work was quick.
    const isNamed = named.length > 0 && !statements.mayBeRenamed(one.target);
    const makers = isNamed ? named : statements.all.filter(mayChange);
    const working = makers.filter(({ effects }) => effects?.some(isWork));
    if (working.length > 0) {
      const isHeld = working.every(
        ({ said, effects }) => said.letsWrite && effects?.filter(isWork).every(({ held }) => held),
      );
      const told = working.flatMap(({ effects = [] }) => effects.filter(isWork).map(({ root }) => root));
      const isRewritten = working.some(({ effects }) => effects?.some((effect) => isWork(effect) && effect.rewritten));
      const seen: Told = claim.whenSeen?.({ isRewritten }) ?? one;
      return [settled(isHeld ? { ...seen, advice: commitBefore } : seen, working, new Set(told))];
    }
    const isKnown = own.length > 0 && makers.every(({ isKnown, said }) => isKnown || said.withoutBlocking);
    if (claim.otherwise?.message === one.message) return [settled(one)];
    // What goes through another table's rows meanwhile is told by itself.
    const isQuick = !named.some(({ effects }) => effects?.some((effect) => isLong(effect) && keepsWritersOut(effect)));
    const isRead = named.some(({ effects }) => effects?.some((effect) => isLong(effect) && roots.has(effect.root)));
    const otherwise = (isRead && claim.whenRead) || claim.otherwise;
    if (isKnown) return otherwise && isQuick ? [settled(otherwise)] : [];
    return [settled({ ...one, message: `${one.message} This follows from the change, and was not measured.` })];
  };
}
