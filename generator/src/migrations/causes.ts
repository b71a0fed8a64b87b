import type { Dialect } from "../core/dialects/dialect.ts";
import type { ScriptLanguage } from "../core/dialects/script.ts";
import type { Subject } from "../core/model/change.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Cause, Finding } from "../core/model/finding.ts";
import { shortened } from "./failure.ts";
import type { AppliedStatement } from "./pair.ts";

/** Findings about changes with the statement that each comes from, where one is to be found. */
export function withCauses(
  { findings, changes }: Pick<ChangeSet, "findings" | "changes">,
  statements: AppliedStatement[],
  { script }: Dialect,
): Finding[] {
  const reader: Reader = { script, read: new Map() };
  const gone = new Set(changes.flatMap(({ op, target }) => (op === "removed" ? JSON.stringify(target) : [])));
  return findings.map((finding) => {
    if (finding.cause) return finding;
    const cause = causeOf(finding.target, gone.has(JSON.stringify(finding.target)), statements, reader);
    return cause === undefined ? finding : { ...finding, cause };
  });
}

/** Reads statements in their language, and keeps the names that it found in each. */
type Reader = { script: ScriptLanguage; read: Map<string, Reading> };

/** What is found in a statement once, however many findings are about it. */
type Reading = { identifiers: Identifier[]; names: Set<string>; shown: string; lineEnds: number[] };

type Named = { schema: string | undefined; object: string; part: string | undefined };

/**
 * The statement that made what a finding is about what it is now: the last of those for which the best is true of what
 * the database said it affected, or, where that tells nothing (grants), of the names that are in its text. What is gone was
 * dropped, or its name is in the statement that took it away: what else was done to it counts only where there is neither.
 */
function causeOf(target: Subject, isGone: boolean, statements: AppliedStatement[], reader: Reader): Cause | undefined {
  const named = namesOf(target);
  const { object, part } = named;
  const mentions = (sql: string, name: string) => {
    const { names } = readingOf(sql, reader);
    // PUBLIC is a word, and no name.
    return names.has(name) || (target.kind === "grant" && names.has(name.toLowerCase()));
  };
  const grades: ((statement: AppliedStatement) => boolean)[] = [
    ({ affected }) => part !== undefined && affected.some(({ names }) => isPart(names, named)),
    // Under the name that the table had then.
    ({ affected }) =>
      part !== undefined && affected.some(({ names }) => names[0] === named.schema && names.at(-1) === part),
    (statement) => isAffected(statement, named) && part !== undefined && mentions(statement.sql, part),
    (statement) => mentions(statement.sql, object) && (part === undefined || mentions(statement.sql, part)),
    (statement) => isAffected(statement, named),
    (statement) => mentions(statement.sql, part ?? object),
    (statement) => mentions(statement.sql, object),
    () => statements.length === 1,
  ];
  const dropped: typeof grades = [
    ({ affected }) => affected.some((each) => each.dropped && isExactly(each.names, named)),
    ({ affected }) => part !== undefined && affected.some((each) => each.dropped && isPart(each.names, named)),
    (statement) => isAffected(statement, named) && part !== undefined && mentions(statement.sql, part),
  ];
  for (const fits of isGone ? [...dropped, ...grades] : grades) {
    const found = statements.findLast(fits);
    if (found) return place(found, named, reader);
  }
  return undefined;
}

function namesOf({ kind, schema, parent, name }: Subject): Named {
  const plain = (owner: string, text: string) => (owner === "routine" ? text.replace(/\(.*$/s, "") : text);
  if (parent === undefined) return { schema, object: plain(kind, name), part: undefined };
  return { schema, object: plain(parent.kind, parent.name), part: name };
}

/** Of a column or constraint the database names schema, table and part; of an index schema and index alone. */
function isPart(names: string[], { schema, object, part = "" }: Named): boolean {
  if (names.at(-1) !== part || (schema !== undefined && names[0] !== schema)) return false;
  return names.length < 3 || names[1] === object;
}

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

type Identifier = { name: string; start: number };

/** A body that runs a statement from a text that builds one: who quotes deeper has no name to show. */
const deepest = 4;

/** The identifiers of a statement in their order, also those in its quoted texts and bodies. */
function identifiers(script: ScriptLanguage, sql: string, offset = 0, depth = 0): Identifier[] {
  return [...script.tokens(sql)].flatMap(({ kind, start, end }): Identifier[] => {
    const text = sql.slice(start, end);
    if (kind === "word" || kind === "quoted") return [{ name: script.plainName(text), start: offset + start }];
    if (kind !== "string" || depth === deepest) return [];
    const [, open = ""] = /^(\$\w*\$|[a-z]?')/i.exec(text) ?? [];
    const inside = text.slice(open.length, -(open.startsWith("$") ? open.length : 1));
    return inside === "" || inside === sql ? [] : identifiers(script, inside, offset + start + open.length, depth + 1);
  });
}

/** The lines of the clause in which the part is named, or of the object's name, or of the whole statement. */
function place({ file, line, endLine, sql }: AppliedStatement, { object, part }: Named, reader: Reader): Cause {
  const { identifiers: all, shown: statement, lineEnds } = readingOf(sql, reader);
  const owner = all.findIndex(({ name }) => name === object);
  const at =
    part === undefined
      ? all[owner]
      : (all.find(({ name }, index) => index > owner && name === part) ?? all.find(({ name }) => name === part));
  if (!at) return { file, line, endLine, statement };
  const lineAt = (offset: number) => {
    const next = lineEnds.findIndex((end) => end >= offset);
    return line + (next === -1 ? lineEnds.length : next);
  };
  const end = part === undefined ? sql.length : clauseEnd(reader.script, sql, at.start);
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
