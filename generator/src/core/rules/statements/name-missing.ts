import type { SaidName } from "../../dialects/script.ts";
import type { Target } from "../../model/change.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import { isTable } from "../../names/kinds.ts";
import { targetKey, targetName, targetWords } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { inOneTransaction, type Watched } from "../support/statements.ts";

/** What was there before, by the names that the engine calls it: those of its schema, object and part. */
type Taken = { target: Target; names: string[] };

export const nameMissing: Rule = {
  code: "name-missing",
  title: "Name taken away, and given back in another transaction",
  does: "is missing for a while",
  watch: (watched, { before, after, later }) =>
    takenBy(watched, before).flatMap(({ target, names }) => {
      const again = later.find((each) => gives(each, names));
      if (!again || inOneTransaction(watched, again) || !isThere(after, names)) return [];
      // Under another name, it served queries until then.
      if (target.kind === "index" && again.said.newNames.length > 0) return [];
      const { file, line } = again.statement;
      const name = target.parent && target.kind !== "column" ? targetWords(target) : targetName(target);
      return verdict(
        "risky",
        target,
        `${name} is taken away, and line ${line} of ${file} gives it back in another transaction: in between, ${meanwhile(target)}.`,
        target.kind === "index"
          ? "Build the new one under another name first, then drop the old one, and rename the new one."
          : "Do both in one transaction: with most tools in the same migration, else between BEGIN and COMMIT.",
      );
    }),
};

function meanwhile({ kind }: Target): string {
  if (kind === "trigger") return "what it does does not happen";
  if (kind === "policy") return "rows are guarded without it";
  return kind === "index" ? "queries that need it scan the whole table" : "whatever uses it fails";
}

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
    const owners = tables.filter(({ indexes }) => indexes.some((index) => index.name === name));
    return owners.map((table) => ({ ...partOf(table, kind, name), names }));
  }
  if (part === undefined) {
    const isKept = (one: SchemaObject) => !isTable(one) && one.kind !== "sequence";
    return objectsNamed(before, schema, name).filter(isKept).map(whole);
  }
  return kind === "trigger" || kind === "policy"
    ? tables.filter((table) => table.name === name).map((table) => partOf(table, kind, part))
    : [];
}

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

const partOf = (owner: SchemaObject, kind: "column" | "index" | "trigger" | "policy", name: string): Taken => ({
  target: { kind, schema: owner.schema, parent: { kind: owner.kind, name: owner.name }, name },
  names: [owner.schema, owner.name, name],
});

const gives = ({ statement: { affected } }: Watched, wanted: string[]): boolean =>
  affected.some(({ names, dropped }) => !dropped && JSON.stringify(names) === JSON.stringify(wanted));

/** What is gone in the end is told of by that. */
function isThere(after: Database, [schema = "", name, part]: string[]): boolean {
  if (name === undefined) return after.schemas.some((one) => one.name === schema);
  const own = objectsNamed(after, schema, name);
  if (part === undefined) return own.length > 0 || hasIndex(after, schema, name);
  return own
    .filter(isTable)
    .some(({ columns, triggers, policies }) => [columns, triggers, policies].flat().some((one) => one.name === part));
}

const hasIndex = ({ objects }: Database, schema: string, name: string): boolean =>
  objects.some((one) => one.schema === schema && isTable(one) && one.indexes.some((index) => index.name === name));
