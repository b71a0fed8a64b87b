import type { Said, ScriptLanguage } from "../../dialects/script.ts";
import { shortened } from "../../masking/index.ts";
import type { Change, Subject, Target } from "../../model/change.ts";
import type { Cause } from "../../model/finding.ts";
import type { AppliedStatement } from "../../model/statement.ts";
import { targetKey } from "../../names/names.ts";
import { formerNames } from "./former.ts";
import { isOfGrant } from "./granted.ts";

/** Tells what of some statements made what is there now, or took away what is gone. */
export type Causes = {
  /** All that name it or did something to it, in their order; where none does, what may have. */
  of(target: Target): AppliedStatement[];
  /** The one that made it what it is; undefined where nothing is known of it. */
  last(target: Target): AppliedStatement | undefined;
  /** The one that gave it its name, as far as it can be told. */
  renaming(target: Target): AppliedStatement | undefined;
  /** Whether it, or what it belongs to, may have had a name on the way that it has at neither end. */
  mayBeRenamed(target: Target): boolean;
  /** Where a statement says something of the target. */
  place(target: Subject, statement: AppliedStatement): Cause;
};

export function causesAmong(
  statements: AppliedStatement[],
  changes: Change[],
  script: ScriptLanguage,
  saidOf: (statement: AppliedStatement) => Said,
): Causes {
  const reader: Reader = { script, saidOf, read: new Map() };
  const former = formerNames(changes);
  const gone = new Set(changes.flatMap(({ op, target }) => (op === "removed" ? targetKey(target) : [])));
  const ends = new Set(changes.flatMap(({ op, target }) => (op === "renamed" ? target.name : [])));
  const known = new Map<string, AppliedStatement[][]>();
  const graded = (target: Target): AppliedStatement[][] => {
    const key = targetKey(target);
    const found = known.get(key) ?? gradesFor(target);
    known.set(key, found);
    return found;
  };
  const gradesFor = (target: Target): AppliedStatement[][] => {
    const before = former(target);
    const names = targetKey(before) === targetKey(target) ? [target] : [target, before];
    const all = names.map((name) => gradesOf(name, gone.has(targetKey(target)), statements, reader));
    return [...(all[0]?.keys() ?? [])].map((grade) =>
      statements.filter((statement) => all.some((grades) => grades[grade]?.(statement))),
    );
  };
  return {
    of(target) {
      const grades = graded(target);
      const named = new Set(grades.slice(0, -vague).flat());
      return named.size > 0
        ? statements.filter((statement) => named.has(statement))
        : (grades.find((found) => found.length > 0) ?? []);
    },
    last: (target) =>
      graded(target)
        .find((found) => found.length > 0)
        ?.at(-1),
    renaming(target) {
      const { object, part } = namesOf(target);
      const isNamed = ({ name, behind }: Identifier) => behind === "TO" && name === (part ?? object);
      const renames = ({ sql }: AppliedStatement) => readingOf(sql, reader).identifiers.some(isNamed);
      return graded(target)
        .find((found) => found.some(renames))
        ?.findLast(renames);
    },
    mayBeRenamed(target) {
      const { object, part } = namesOf(target);
      return statements.some((statement) => {
        const { names } = readingOf(statement.sql, reader);
        const { about, newNames } = saidOf(statement);
        const isNamed = names.has(object) || (part !== undefined && names.has(part));
        if (isNamed && newNames.some((name) => name === undefined || !ends.has(name))) return true;
        if (about === "definitions") return false;
        // What defines something on its way says so, or, if it keeps that to itself, locks it.
        const { affected, measured } = statement;
        return affected.length > 0
          ? affected.some(({ dropped, names: [, ...own] }) => !dropped && !ends.has(own.at(-1) ?? ""))
          : measured?.effects.some(
              ({ blocks, held }) => blocks === "reads and writes" && !(held && about === "rows"),
            ) === true;
      });
    },
    place: (target, statement) => place(statement, namesOf(target), reader),
  };
}

/** Reads statements in their language, and keeps the names that it found in each. */
type Reader = { script: ScriptLanguage; saidOf(statement: AppliedStatement): Said; read: Map<string, Reading> };

/** What is found in a statement once, however many findings are about it. */
type Reading = { identifiers: Identifier[]; names: Set<string>; shown: string; lineEnds: number[] };

type Named = { kind: string; schema: string | undefined; object: string; part: string | undefined };

type Grade = (statement: AppliedStatement) => boolean;

/** How many of the grades, from the last on, are those of statements that may have to do with something else. */
const vague = 4;

/**
 * What tells that a statement made something what it is now, the best first: what the database said that it affected, or, where
 * that tells nothing (grants), the names that are in its text. What is gone was dropped, or its name is in the statement
 * that took it away: what else was done to it counts only where there is neither.
 */
function gradesOf(target: Subject, isGone: boolean, statements: AppliedStatement[], reader: Reader): Grade[] {
  const named = namesOf(target);
  const { object, part } = named;
  const [isGrant, owner] = [target.kind === "grant", { ...named, part: undefined }];
  const mentions = (sql: string, name: string) => {
    const { names } = readingOf(sql, reader);
    // PUBLIC is a word, and no name.
    return names.has(name) || (isGrant && names.has(name.toLowerCase()));
  };
  const isOnIt: Grade = (statement) => isAffected(statement, named);
  const namesIt: Grade = ({ sql }) => mentions(sql, part ?? object);
  const grades: Grade[] = [
    (statement) => isGrant && isOfGrant(reader.saidOf(statement).granted, target),
    (statement) =>
      isAffected(statement, named) && part !== undefined && isAdded(part, readingOf(statement.sql, reader)),
    (statement) => isMade(statement, named),
    // A routine is named by all that calls it.
    ({ affected }) =>
      target.kind === "routine" && affected.some((each) => !each.dropped && isExactly(each.names, named)),
    ({ affected }) => part !== undefined && affected.some(({ names }) => isPart(names, named) && names.at(-1) === part),
    // Under the name that the table had then; or what was dropped of a column, as its default.
    ({ affected }) =>
      part !== undefined && affected.some(({ names }) => names[0] === named.schema && names.at(-1) === part),
    (statement) =>
      isAffected(statement, named) && part !== undefined && isSubject(part, readingOf(statement.sql, reader)),
    (statement) => isAffected(statement, named) && part !== undefined && mentions(statement.sql, part),
    (statement) => mentions(statement.sql, object) && (part === undefined || mentions(statement.sql, part)),
    // The columns of a view are what its definition says, though that no longer names the ones that are gone.
    (statement) => /view$/.test(target.parent?.kind ?? "") && mentions(statement.sql, object),
    // What is said to have done something to a table did not grant anything on it.
    ...(isGrant ? [namesIt, isOnIt] : [isOnIt, namesIt]),
    (statement) => mentions(statement.sql, object),
    () => statements.length === 1,
  ];
  const dropped: Grade[] = [
    // What is granted on something goes with it.
    ({ affected }) => affected.some(({ dropped, names }) => dropped && isExactly(names, isGrant ? owner : named)),
    ({ affected }) => part !== undefined && affected.some((each) => each.dropped && isPart(each.names, named)),
    (statement) => isAffected(statement, named) && part !== undefined && mentions(statement.sql, part),
  ];
  const isOwn: Grade = (statement) => !isOfNamesake(target, statement, reader);
  // What is dropped and there all the same was made by another statement, or by what this one does besides, without its name.
  const onlyDrops: Grade = (statement) =>
    target.kind !== "column" &&
    statement.affected.some(({ names, dropped }) => dropped && part !== undefined && isPart(names, named)) &&
    !isMade(statement, named) &&
    !isAdded(part ?? "", readingOf(statement.sql, reader));
  const all = isGone ? [...dropped, ...grades] : grades;
  return all.map(
    (grade, index) => (statement) =>
      grade(statement) && isOwn(statement) && (isGone || index >= all.length - vague || !onlyDrops(statement)),
  );
}

/** Kinds that an index of their name stands for. */
const indexed: string[] = ["index", "primary key", "unique", "exclusion"];

/** Whether a statement is about something else of that name: an index and a constraint may share one, and a column and a constraint. */
function isOfNamesake({ kind, parent, name }: Subject, { sql, affected }: AppliedStatement, reader: Reader): boolean {
  if (parent === undefined) return false;
  const indexes = affected.filter((each) => each.kind === "index");
  const isIndex = indexes.some(({ names }) => names.at(-1) === name);
  if (!indexed.includes(kind)) return isIndex && indexes.length === affected.length;
  // An engine that says nothing of what a statement affects may build an index for a constraint.
  if (kind !== "index" || isIndex || affected.length === 0) return false;
  const own = readingOf(sql, reader).identifiers.filter((each) => each.name === name);
  return own.length > 0 && own.every(({ behind }) => behind === "CONSTRAINT");
}

/** A partition is called by its schema, or by its table, too, where a statement may say its own name alone. */
const ownName = ({ kind, name }: Subject): string =>
  kind === "partition" ? name.slice(name.lastIndexOf(".") + 1) : name;

function namesOf(subject: Subject): Named {
  const { kind, schema, parent, name } = subject;
  const plain = (owner: string, text: string) => (owner === "routine" ? text.replace(/\(.*$/s, "") : text);
  if (parent === undefined) return { kind, schema, object: plain(kind, name), part: undefined };
  return { kind, schema, object: plain(parent.kind, parent.name), part: ownName(subject) };
}

/** Of a column or constraint the database names schema, table and part; of an index schema and index alone. */
function isPart(names: string[], { schema, object, part = "" }: Named): boolean {
  if (names.at(-1) !== part || (schema !== undefined && names[0] !== schema)) return false;
  return names.length < 3 || names[1] === object;
}

/** Whether the database says that it did something to the part, and did not only drop it. */
const isMade = ({ affected }: AppliedStatement, named: Named): boolean =>
  named.part !== undefined && affected.some(({ names, dropped }) => !dropped && isPart(names, named));

const isExactly = (names: string[], { schema, object, part }: Named) =>
  part === undefined && names.length <= 2 && names.at(-1) === object && (schema === undefined || names[0] === schema);

const isAffected = ({ affected }: AppliedStatement, { schema, object }: Named): boolean =>
  affected.some(
    ({ names }) => names.includes(object) && (schema === undefined || names[0] === schema || names.length === 1),
  );

/** The identifiers of a statement; within a quoted body, its words. */
function readingOf(sql: string, { script, read }: Reader): Reading {
  let reading = read.get(sql);
  if (!reading) {
    const all = identifiers(script, sql);
    const lineEnds = [...sql.matchAll(/\n/g)].map(({ index }) => index);
    reading = { identifiers: all, names: new Set(all.map(({ name }) => name)), shown: shortened(sql), lineEnds };
    read.set(sql, reading);
  }
  return reading;
}

/** A name; `behind` is the word that it stands behind, and `verb` the one before that, in capitals. */
type Identifier = { name: string; start: number; behind: string; verb: string };

/** Words that a clause begins with which is about the name behind them, and does not only use it. */
const begins = ["ADD", "ALTER", "COLUMN", "CONSTRAINT", "EXISTS"];

const isActedOn = ({ behind }: Identifier) => begins.includes(behind);

const isAddition = ({ behind, verb }: Identifier) => verb === "ADD" && behind === "CONSTRAINT";

const isAdded = (part: string, { identifiers: all }: Reading): boolean =>
  all.some((each) => each.name === part && isAddition(each));

const isSubject = (part: string, { identifiers: all }: Reading): boolean =>
  all.some((each) => each.name === part && isActedOn(each));

/** A body that runs a statement from a text that builds one: who quotes deeper has no name to show. */
const deepest = 4;

/** The identifiers of a statement in their order, also those in its quoted texts and bodies. */
function identifiers(script: ScriptLanguage, sql: string, offset = 0, depth = 0): Identifier[] {
  let [last, before] = ["", ""];
  return [...script.tokens(sql)].flatMap(({ kind, start, end }): Identifier[] => {
    const text = sql.slice(start, end);
    const [behind, verb] = [last, before];
    if (kind !== "comment") [last, before] = [kind === "word" ? text.toUpperCase() : "", last];
    if (kind === "word" || kind === "quoted")
      return [{ name: script.plainName(text), start: offset + start, behind, verb }];
    if (kind !== "string" || depth === deepest) return [];
    const [, open = ""] = /^(\$\w*\$|[a-z]?')/i.exec(text) ?? [];
    const inside = text.slice(open.length, -(open.startsWith("$") ? open.length : 1));
    return identifiers(script, inside, offset + start + open.length, depth + 1);
  });
}

/** The word of a clause that makes such a part without a name of its own. */
const unnamed: Record<string, string> = {
  ...{ unique: "unique", "primary key": "primary", "foreign key": "references", check: "check", exclusion: "exclude" },
};

/** Of several clauses of that kind, the one nearest to a column that the database put into the part's name. */
function ofKind({ kind, object, part }: Named, all: Identifier[]): Identifier | undefined {
  const found = all.filter(({ name }) => name === unnamed[kind]);
  const columns = all.filter(({ name }) => name !== object && `_${part}_`.includes(`_${name}_`));
  const distance = ({ start }: Identifier) => Math.min(...columns.map((each) => Math.abs(each.start - start)));
  return found.length <= 1 || columns.length === 0 ? found[0] : found.sort((a, b) => distance(a) - distance(b))[0];
}

/** The lines of the clauses that are about the part, or name it first, or of the object's name, or of the whole statement. */
function place({ file, line, endLine, sql }: AppliedStatement, named: Named, reader: Reader): Cause {
  const { object, part } = named;
  const { identifiers: all, shown: statement, lineEnds } = readingOf(sql, reader);
  const owner = all.findIndex(({ name }) => name === object);
  const parts = all.filter(({ name }, index) => index > owner && name === part);
  const about = parts.filter(isActedOn);
  const at =
    part === undefined
      ? all[owner]
      : (about.find(isAddition) ?? about[0] ?? parts[0] ?? all.find(({ name }) => name === part) ?? ofKind(named, all));
  if (!at) return { file, line, endLine, statement };
  const lineAt = (offset: number) => {
    const next = lineEnds.findIndex((end) => end >= offset);
    return line + (next === -1 ? lineEnds.length : next);
  };
  const end = part === undefined ? sql.length : clauseEnd(reader.script, sql, (about.at(-1) ?? at).start);
  return { file, line: lineAt(at.start), endLine: Math.max(lineAt(at.start), lineAt(end)), statement };
}

/** The end of the clause that goes on at `from`: a comma outside of parentheses, or the end of the statement. */
function clauseEnd({ tokens }: ScriptLanguage, sql: string, from: number): number {
  let depth = 0;
  for (const { kind, start, end } of tokens(sql, from)) {
    const text = kind === "symbol" ? sql.slice(start, end) : "";
    if (text === "(") depth++;
    if (text === ")" && --depth < 0) return start;
    if (text === "," && depth === 0) return start;
  }
  return sql.length;
}
