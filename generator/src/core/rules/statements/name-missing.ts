import type { SaidName } from "../../dialects/script.ts";
import type { Target, TargetKind } from "../../model/change.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";
import { targetKey, targetName, targetWords } from "../../names/names.ts";
import { givenBack } from "../support/in-time.ts";
import { objectsNamed } from "../support/lookup.ts";
import { type Rule, verdict } from "../support/rule.ts";
import type { Watched } from "../support/statements.ts";
import { implies, uniquenessIn } from "../support/uniqueness.ts";

/** What was there before, by the names that the engine calls it: those of its schema, object and part; `refused` is what it kept out. */
type Taken = { target: Target; names: string[]; refused?: string };

export const nameMissing: Rule = {
  code: "name-missing",
  title: "Name taken away, and given back in another transaction",
  does: "is missing for a while",
  watch: (watched, { before, after, later }) =>
    takenBy(watched, before).flatMap(({ target, names, refused }) => {
      const again = givenBack(watched, { later }, (each) =>
        isConstraint(target) ? adds(each, names, target) : gives(each, names),
      );
      if (!again || !isThere(after, names)) return [];
      if (isConstraint(target) && refused === duplicates && staysUnique(target, before, after)) return [];
      // Under another name, it served queries until then.
      if (target.kind === "index" && again.said.newNames.length > 0) return [];
      const { file, line } = again.statement;
      const name = target.parent && target.kind !== "column" ? targetWords(target) : targetName(target);
      return verdict(
        "risky",
        target,
        `${name} is taken away, and line ${line} of ${file} gives it back in another transaction: in between, ${meanwhile(target, refused === duplicates && staysUnique(target, before, after) ? undefined : refused)}.`,
        target.kind === "index" || (isConstraint(target) && target.kind !== "primary key")
          ? `${target.kind === "index" ? "Build" : "Add"} the new one under another name first, then drop the old one, and rename the new one.`
          : "Do both in one transaction: with most tools in the same migration, else between BEGIN and COMMIT.",
      );
    }),
};

function meanwhile({ kind }: Target, refused: string | undefined): string {
  if (kind === "trigger") return "what it does does not happen";
  if (kind === "policy") return "rows are guarded without it";
  const slow = kind === "index" ? "queries that need it scan the whole table" : undefined;
  if (refused === undefined) return slow ?? "whatever uses it fails";
  return [`nothing refuses ${refused}`, slow].filter(Boolean).join(", and ");
}

const duplicates = "duplicates";

/** What each kind of constraint keeps out of its table. */
const refusals = {
  "primary key": duplicates,
  unique: duplicates,
  "foreign key": "rows that reference nothing",
  check: "rows that violate it",
  exclusion: "conflicting rows",
};

/** Whether another key or unique index, which both databases have, refuses them meanwhile. */
function staysUnique(target: Target, before: Database, after: Database): boolean {
  const [old, now] = [uniquenessIn(before, target), uniquenessIn(after, target)];
  const wanted = old.find(({ name }) => name === target.name);
  const others = old.filter(({ name }) => name !== target.name && now.some((one) => one.name === name));
  return wanted !== undefined && others.some((one) => implies(one, wanted));
}

const isConstraint = ({ kind }: Target): boolean => kind in refusals;

/** What a statement drops, renames or moves. */
function takenBy({ said: { renamed }, statement: { affected } }: Watched, before: Database): Taken[] {
  const dropped = affected.filter((each) => each.dropped).flatMap(({ kind, names }) => droppedOf(kind, names, before));
  const all = [...dropped, ...(renamed ? renamedOf(renamed, before) : [])];
  return [...new Map(all.map((one) => [targetKey(one.target), one])).values()];
}

/** Tables, columns and sequences that are dropped lose what is in them, which is told by that. */
function droppedOf(kind: string, names: string[], before: Database): Taken[] {
  const [schema = "", name = "", part] = names;
  const tables = before.objects.filter(isTable).filter((table) => table.schema === schema);
  if (kind === "index") {
    return tables.flatMap((table) =>
      table.indexes
        .filter((index) => index.name === name)
        .map(({ unique }) => ({ ...partOf(table, kind, name), names, ...(unique && { refused: duplicates }) })),
    );
  }
  if (part === undefined) {
    const isKept = (one: SchemaObject) => !isTable(one) && one.kind !== "sequence";
    return objectsNamed(before, schema, name).filter(isKept).map(whole);
  }
  const owners = tables.filter((table) => table.name === name);
  if (kind === "table constraint") return owners.flatMap((table) => constraintOf(table, part));
  return kind === "trigger" || kind === "policy" ? owners.map((table) => partOf(table, kind, part)) : [];
}

const constraintOf = (table: Table, name: string): Taken[] =>
  constraintsOf(table)
    .filter((one) => one.name === name)
    .map(({ kind }) => ({ ...partOf(table, kind, name), refused: refusals[kind] }));

const constraintsOf = ({ primaryKey, uniques, foreignKeys, checks, exclusions }: Table) => [
  ...(primaryKey ? [{ kind: "primary key" as const, name: primaryKey.name }] : []),
  ...uniques.map(({ name }) => ({ kind: "unique" as const, name })),
  ...foreignKeys.map(({ name }) => ({ kind: "foreign key" as const, name })),
  ...checks.map(({ name }) => ({ kind: "check" as const, name })),
  ...exclusions.map(({ name }) => ({ kind: "exclusion" as const, name })),
];

function renamedOf({ schema, object, part }: SaidName, { schemas, objects }: Database): Taken[] {
  if (object === undefined) {
    const known = schemas.filter(({ name }) => name === schema);
    return known.map(({ name }) => ({ target: { kind: "schema", name }, names: [name] }));
  }
  return objects
    .filter((one) => one.name === object && (schema === undefined || one.schema === schema))
    .flatMap((one) => {
      if (part === undefined) return whole(one);
      return isTable(one) && one.columns.some(({ name }) => name === part) ? partOf(one, "column", part) : [];
    });
}

const whole = (object: SchemaObject): Taken => {
  const { kind, schema, name } = object;
  const own = kind === "routine" ? `${name}(${object.signature})` : name;
  return { target: { kind, schema, name: own }, names: [schema, name] };
};

const partOf = (owner: SchemaObject, kind: TargetKind, name: string): Taken => ({
  target: { kind, schema: owner.schema, parent: { kind: owner.kind, name: owner.name }, name },
  names: [owner.schema, owner.name, name],
});

const gives = ({ statement: { affected } }: Watched, wanted: string[]): boolean =>
  affected.some(({ names, dropped }) => !dropped && JSON.stringify(names) === JSON.stringify(wanted));

/** Whether it adds a constraint of that name to that table, or one of its kind without a name; an index that becomes one was there before. */
const adds = ({ said, statement: { affected } }: Watched, [schema, table, name = ""]: string[], { kind }: Target) =>
  said.addsConstraints.some((each) => (each.name === undefined ? each.kind === kind : each.name === name)) &&
  !said.takesIndex.includes(name) &&
  affected.some(({ names }) => names[0] === schema && names[1] === table);

/** What is gone in the end is told of by that. */
function isThere(after: Database, [schema = "", name, part]: string[]): boolean {
  if (name === undefined) return after.schemas.some((one) => one.name === schema);
  const own = objectsNamed(after, schema, name);
  if (part === undefined) return own.length > 0 || hasIndex(after, schema, name);
  return own
    .filter(isTable)
    .some((table) =>
      [table.columns, table.triggers, table.policies, constraintsOf(table)].flat().some((one) => one.name === part),
    );
}

const hasIndex = ({ objects }: Database, schema: string, name: string): boolean =>
  objects.some((one) => one.schema === schema && isTable(one) && one.indexes.some((index) => index.name === name));
