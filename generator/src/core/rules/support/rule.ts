import type { Said, SaidTable } from "../../dialects/script.ts";
import type { Change, ChangeTo, Target, TargetKind } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import { formerName, qualifiedName } from "../../names/names.ts";
import type { EffectOn, Statements, Watched } from "./statements.ts";

/** A finding without its code, which is that of the rule; so is what it `does`, but where a verdict says that more exactly. */
export type Verdict = Omit<Finding, "code" | "does" | "target"> & {
  target: Target;
  does?: string;
  claim?: Claim | undefined;
  /** Whether a statement is what it speaks of, where a later one changed something else of its target. */
  isAbout?: ((said: Said) => boolean) | undefined;
  /** What its statements name, where that is not its target. */
  namedAs?: Target | undefined;
  /** It is about what was dropped, though something has its name now. */
  isOfDropped?: true;
};

/**
 * That a change reads or writes all rows of these tables (as they are called afterwards; none: of any) while it keeps writers out. The statements
 * themselves prove it wrong where they were measured: then `otherwise` is true, or there is nothing to say. `rewrites`: that it
 * writes them anew.
 */
export type Claim = {
  tables: Reference[];
  otherwise?: Verdict | undefined;
  /** What is true in its place where they went through the rows all the same, and let others write meanwhile. */
  whenRead?: Verdict | undefined;
  rewrites?: true | undefined;
  /** The verdict where they did it, if it says more then. */
  whenSeen?: ((how: { isRewritten: boolean }) => Verdict) | undefined;
  /** Whether a statement makes what the verdict is about, by its words; without it, all may that name it and do more than naming. */
  madeBy?(said: Said): boolean;
};

/** What is known of the way from one database to the other, where somebody watched. */
export type Seen = {
  /** What was dropped, though both databases have it. */
  recreated: Target[];
  /** Whether something that is gone was dropped with its rows, although another thing has its name now. */
  isLost(target: Target): boolean;
  /** Whether the database itself said what was renamed: then nothing else was. */
  isRenameKnown: boolean;
  statements: Statements;
};

/** What a rule is called, and how it judges: changes, what statements did, or both. */
export type Rule = {
  /** Also the name of its file, its test cases, its docs page and what people write into `ignore`. Never changes. */
  code: string;
  /** A few words for lists of rules. */
  title: string;
  /** What becomes of what it speaks of, for headings: a verb in the third person and a few words, which read in the plural without its `s`. */
  does: string;
  /** Judges changes; facts about what did not change are in the two databases. */
  judge?(changes: Change[], before: Database, after: Database, seen: Seen): Verdict[];
  /** Judges a statement by what it says and did; `untold` is what no finding about a change tells of. */
  watch?(
    statement: Watched & { untold: EffectOn[] },
    context: Watch,
  ): (Omit<Finding, "code" | "does" | "cause"> & { does?: string })[];
  /** Whether it is silent unless somebody asks for it. */
  isAsked?: true;
  /** It speaks of columns that are declared, and checks of rows that are there: of collections other rules speak. */
  notOfCollections?: true;
};

/** What people ask for beside what every rule says: rules that are silent otherwise, and a server's version. */
export type Asked = { rules: string[]; serverVersion?: string | undefined };

/**
 * What there is beside a statement: those before and after it, the database before and after all of them, whether a name is that of a view, and the version
 * of the server that it is meant for, where somebody says it.
 */
export type Watch = {
  engine: string;
  serverVersion?: string | undefined;
  earlier: Watched[];
  later: Watched[];
  before: Database;
  after: Database;
  isView(named: SaidTable): boolean;
};

/** The changes to one kind of target, or several, of one operation. */
export function changesTo<K extends TargetKind, Op extends Change["op"]>(
  changes: Change[],
  op: Op,
  ...kinds: K[]
): ChangeTo<K, Op>[] {
  const wanted = new Set<TargetKind>(kinds);
  return changes.filter((change) => change.op === op && wanted.has(change.target.kind)) as ChangeTo<K, Op>[];
}

/** `compensatedBy` lowers the severity: what else the change set does, as a clause that reads after "because". */
export type Compensation = { severity: Severity; by: string };

export function verdict(
  severity: Severity,
  target: Target,
  message: string,
  advice: string,
  compensation?: Compensation | undefined,
): Verdict {
  if (!compensation) return { severity, target, message, advice };
  return { severity: compensation.severity, target, message, advice, compensatedBy: compensation.by };
}

/** A verdict in which the heading says more exactly what becomes of its target. */
export const doing = (does: string, one: Verdict): Verdict => ({ ...one, does });

/** A verdict on a rename: the heading says the old name, too, for that is the one that people know. */
export function onRename(
  severity: Severity,
  { target, from }: { target: Target; from: Target },
  ...words: [message: string, advice: string, compensation?: Compensation | undefined]
): Verdict {
  const isMoved = from.schema !== target.schema && from.name === target.name;
  const does = isMoved
    ? `is moved from schema ${qualifiedName(undefined, from.schema ?? "")}`
    : `is renamed from ${formerName(from, target)}`;
  return doing(does, verdict(severity, target, ...words));
}

/** What is put in the place of what it was is changed, for those who know it. */
export const asChanged = (op: Change["op"], one: Verdict): Verdict =>
  op === "modified" ? doing("is changed", one) : one;

/** The table or materialized view that a target is a part of; none of a domain, which any table may use. */
const tablesOf = ({ kind, schema = "", parent, name }: Target): Reference[] =>
  (parent?.kind ?? kind) === "domain" ? [] : [{ schema, name: parent?.name ?? name }];

/** A verdict that rests on what it does to all rows of its table, and of `others`; one that is compensated does not. */
export const claiming = (
  one: Verdict,
  otherwise?: [message: string, advice: string, severity?: Severity] | undefined,
  others: Reference[] = [],
): Verdict =>
  one.compensatedBy !== undefined
    ? one
    : {
        ...one,
        claim: {
          tables: [...tablesOf(one.target), ...others],
          otherwise: otherwise && {
            ...verdict(otherwise[2] ?? "safe", one.target, otherwise[0], otherwise[1]),
            ...(one.does && { does: one.does }),
          },
        },
      };

/** A verdict that rests on its table being written anew. */
export function rewriting(one: Verdict, otherwise?: [message: string, advice: string, severity?: Severity]): Verdict {
  const { claim, ...claimed } = claiming(one, otherwise);
  return { ...claimed, claim: claim && { ...claim, rewrites: true } };
}

/** A verdict that is true whatever its statements did to the rows of its table, and says enough of that, or does `whenSeen`. */
export const telling = (one: Verdict, whenSeen?: Claim["whenSeen"]): Verdict => ({
  ...one,
  claim: { tables: tablesOf(one.target), otherwise: one, whenSeen },
});

/** What was dropped with its data on the way while something else took its name: what nothing copied is lost. */
export const recreatedOf = (
  recreated: Target[],
  kind: TargetKind,
  words: (target: Target) => [message: string, advice: string],
) =>
  recreated
    .filter((target) => target.kind === kind)
    .map(
      (target): Verdict => ({
        ...doing("is dropped and made again", verdict("breaking", target, ...words(target))),
        isOfDropped: true,
      }),
    );
