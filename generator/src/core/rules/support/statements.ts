import { dialectOf } from "../../dialects/registry.ts";
import type { Said, SaidTable } from "../../dialects/script.ts";
import type { Change, Subject, Target } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import { blocked, type Effect } from "../../model/effect.ts";
import type { Cause } from "../../model/finding.ts";
import type { AppliedStatement } from "../../model/statement.ts";
import { referenceKey } from "../../names/reference-key.ts";
import { causesAmong } from "./causes.ts";
import { type RowHolder, rowHoldersOf } from "./row-holders.ts";

/** What a statement did to something that was there before and holds rows. */
export type EffectOn = Effect & RowHolder;

/** A statement that somebody watched. */
export type Watched = {
  statement: AppliedStatement;
  said: Said;
  /** Undefined where it is not known. */
  effects: EffectOn[] | undefined;
  /** Whether these are all that it had. */
  isKnown: boolean;
  transaction: number | undefined;
};

/** The statements that led from one database to the other; none where nobody watched. */
export type Statements = {
  all: Watched[];
  /** Those that a target comes from, in their order. */
  of(target: Target): Watched[];
  /** The one that made it what it is. */
  last(target: Target): Watched | undefined;
  /** The one that gave it its name. */
  renaming(target: Target): Watched | undefined;
  /** Whether it may have had another name on the way, so that what was done to it is not said of it. */
  mayBeRenamed(target: Target): boolean;
  place(target: Subject, of: Watched): Cause;
};

export function readStatements(
  statements: AppliedStatement[],
  changes: Change[],
  before: Database,
  engine: string,
): Statements {
  if (statements.length === 0) return none;
  const { script } = dialectOf(engine);
  const holders = rowHoldersOf(before);
  const all = statements.map((statement): Watched => {
    const effects = statement.measured?.effects.flatMap((effect): EffectOn[] => {
      const holder = holders.get(referenceKey(effect.table));
      return holder ? [{ ...effect, ...holder, ...(statement.takenBack && { emptied: false }) }] : [];
    });
    const words = script.said?.(statement.sql) ?? silent;
    const said = statement.takenBack ? { ...words, ...nothingLasting } : words;
    const isKnown = statement.measured !== undefined && !statement.measured.isPart;
    return { statement, said, effects, isKnown, transaction: isKnown ? statement.measured?.transaction : undefined };
  });
  const watched = new Map(all.map((each) => [each.statement, each]));
  const causes = causesAmong(statements, changes, script, (one) => watched.get(one)?.said ?? silent);
  return {
    all,
    of: (target) => causes.of(target).flatMap((statement) => watched.get(statement) ?? []),
    last: (target) => watched.get(causes.last(target) as AppliedStatement),
    renaming: (target) => watched.get(causes.renaming(target) as AppliedStatement),
    mayBeRenamed: causes.mayBeRenamed,
    place: (target, { statement }) => causes.place(target, statement),
  };
}

const none: Statements = {
  all: [],
  of: () => [],
  last: () => undefined,
  renaming: () => undefined,
  mayBeRenamed: () => false,
  place: () => {
    throw new Error("there is no statement");
  },
};

const silent: Said = {
  command: "",
  about: undefined,
  onlyDefines: false,
  newNames: [],
  withoutBlocking: false,
  everyRow: [],
  letsWrite: false,
  takesWhatIsThere: false,
  limitsWaiting: false,
  locks: false,
  notNull: [],
  retyped: [],
  defaultDropped: [],
  defaultSet: [],
  addsEmpty: [],
  addsConstraints: [],
  setsLogged: false,
  empowers: [],
  emptiesViews: false,
  setsSequences: [],
  identities: [],
  onlyNames: false,
  takesIndex: [],
  indexesDropped: [],
};

/** What a statement that is rolled back leaves of what it says; its locks were there all the same. */
const nothingLasting: Partial<Said> = {
  ...{ everyRow: [], retyped: [], addsConstraints: [], defaultDropped: [], defaultSet: [], empowers: [] },
  ...{
    weakens: [],
    unlessThere: undefined,
    setsSequences: [],
    emptiesViews: false,
    filled: undefined,
    deletes: undefined,
    newOwner: undefined,
    granted: undefined,
  },
  ...{ triggersOff: undefined, trigger: undefined, partition: undefined, rowSecurity: undefined },
};

/** That a statement before the last one of a column leaves no NULL in it, and none after it may write one: a clause. */
export function fillsIn({ all, of, mayBeRenamed }: Statements, target: Target): string | undefined {
  if (mayBeRenamed(target)) return undefined;
  const last = of(target).at(-1);
  const before = all.slice(0, last && all.indexOf(last));
  const isFilling = ({ said: { filled } }: Watched) =>
    filled?.columns.includes(target.name) === true && isNamed(filled.table, target);
  const at = before.findLastIndex(isFilling);
  const owner = { schema: target.schema ?? "", name: target.parent?.name ?? "" };
  const { line, file } = before[at]?.statement ?? {};
  if (line === undefined || before.slice(at + 1).some((each) => mayWrite(each, owner))) return undefined;
  return `line ${line} of ${file} gives it a value in every row`;
}

/** Whether a statement may have changed something by more than its name. */
export const mayChange = ({ said: { about, onlyNames, maintains } }: Watched): boolean =>
  !onlyNames && !maintains && about !== "session";

/** Whether a statement may have written rows of a table, as that is called before all of them: by itself, or by what it calls. */
export function mayWrite(
  { said: { about, onlyDefines, withoutBlocking }, effects, isKnown }: Watched,
  table: Reference,
): boolean {
  if (about === "session" || withoutBlocking) return false;
  if (effects === undefined || !isKnown) return true;
  const own = effects.filter(({ owner }) => owner.schema === table.schema && owner.name === table.name);
  return onlyDefines ? own.some(({ rewritten }) => rewritten) : own.length > 0;
}

const isNamed = ({ schema, name }: SaidTable, { schema: own, parent }: Target): boolean =>
  name === parent?.name && (schema === undefined || schema === own);

/** What a statement did to the table that it names, as that is called then: one that an earlier statement locked is locked still. */
export function named(said: SaidTable, effects: EffectOn[]): EffectOn[] {
  const isCalled = ({ schema, name }: Reference) =>
    name === said.name && (said.schema === undefined || said.schema === schema);
  const now = effects.filter(({ table, called }) => isCalled(called ?? table));
  // It may have been renamed behind that.
  return now.length > 0 ? now : effects.filter(({ table }) => isCalled(table));
}

/**
 * Whether two statements run in one transaction; where it is not known of both, those of one file may, but for what can't run in
 * one because it does not block others.
 */
export function inOneTransaction(one: Watched, other: Watched): boolean {
  if (one.said.withoutBlocking || other.said.withoutBlocking) return false;
  return one.transaction === undefined || other.transaction === undefined
    ? one.statement.file === other.statement.file
    : one.transaction === other.transaction;
}

/** Whether all rows are read or written, or an index is built of them. */
export const isLong = ({ rewritten, scanned, reindexed }: Effect): boolean => rewritten || scanned || reindexed;

/** Whether others can't write meanwhile, or not even read. */
export const keepsWritersOut = ({ blocks }: Pick<Effect, "blocks">): boolean =>
  blocks === "writes" || blocks === "reads and writes";

/** What others can't do meanwhile, as a clause. */
export const meanwhile = ({ blocks }: Effect): string =>
  blocks === "reads and writes" ? "nobody can read or write it meanwhile" : "nobody can write to it meanwhile";

/** What others can't do while every row of a table is written anew, where nobody saw it. */
export const whileRewritten = (engine: string): string =>
  dialectOf(engine).words.whileRewritten ?? "nobody can read or write it meanwhile";

/** One effect for each table, the strongest lock of its partitions, and what it is on: the table, or its only partition. */
export function byTable(effects: EffectOn[]): { target: Target; effect: EffectOn }[] {
  return [...Map.groupBy(effects, ({ root }) => root).values()].map((group) => {
    const [first] = group as [EffectOn];
    const effect = group.reduce((one, other) => (rank(other) > rank(one) ? other : one));
    return { target: group.length === 1 ? first.target : first.owner, effect };
  });
}

const rank = ({ blocks, rewritten }: Effect) => 2 * blocked.indexOf(blocks) + Number(rewritten);
