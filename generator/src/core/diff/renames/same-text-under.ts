import type { Reference } from "../../model/common.ts";
import type { OtherObject, Publication } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import type { SameText } from "../equal.ts";
import { namesIn, parseReference, sameButNames } from "../same-but-names.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Rename } from "./rename.ts";

type Names = Set<string>;
const pair = (from: string, to: string) => JSON.stringify([from, to]);
const key = ({ schema, name }: Reference) => JSON.stringify([schema, name]);

/**
 * Tells for code that reads these tables of the new database whether two pieces of it are the same: they are when names
 * that were renamed are all that differs. Of columns only those of these tables count, and of tables that are named in it.
 */
export function sameTextUnder(renames: Rename[], dictionary: Dictionary): (reads: Reference[]) => SameText {
  const general: Names = new Set();
  const values: Names = new Set();
  const columns = new Map<string, { table: string; names: Names }>();
  for (const { from, to, change } of renames) {
    const schema = to.schema ?? "";
    if (to.kind === "column" && to.parent && to.parent.kind !== "composite type") {
      const table = key({ schema, name: to.parent.name });
      const entry = columns.get(table) ?? { table: to.parent.name, names: new Set() };
      columns.set(table, { ...entry, names: entry.names.add(pair(from.name, to.name)) });
    } else if (to.kind === "enum value") {
      values.add(pair(from.name, to.name));
    } else {
      const [old, now] =
        change?.target.kind === "routine"
          ? [change.before, change.after].map((facts) => (facts as Routine).name)
          : [from.name, to.name];
      general.add(pair(old ?? "", now ?? "")).add(pair(from.schema ?? "", schema));
    }
  }
  return (reads) => {
    const read = reads.map(key);
    return (before, now) => {
      const words = columns.size > 0 ? namesIn(now) : undefined;
      const known = [general];
      for (const [table, { table: name, names }] of columns)
        if (read.includes(table) || words?.has(name)) known.push(names);
      return sameButNames(
        before,
        now,
        (from, to) => known.some((names) => names.has(pair(from, to))),
        (from, to, type) =>
          type
            ? sameLiteral(from, to, type, dictionary)
            : values.has(pair(from, to)) || sameReference(from, to, dictionary),
      );
    };
  };
}

/** A value of an enum of that type, or several (`'{new,paid}'`). */
function sameLiteral(before: string, now: string, type: Reference, dictionary: Dictionary): boolean {
  const value = dictionary.part("enum value", type);
  if (value(before) === now) return true;
  return before.startsWith("{") && sameButNames(before, now, (from, to) => value(from) === to);
}

/** A literal that names a thing (`'shop.orders_id_seq'`). */
function sameReference(before: string, now: string, dictionary: Dictionary): boolean {
  const [old, named] = [parseReference(before), parseReference(now)];
  if (!old || !named) return false;
  return (["sequence", "relation", "routine"] as const).some(
    (space) => key(dictionary.reference(old, space)) === key(named),
  );
}

/** The old objects, with the new definitions where they say the same as the old ones: a routine may be called otherwise. */
export const withSameDefinitions = (before: OtherObject[], after: OtherObject[], sameText: SameText): OtherObject[] =>
  before.map((object) => {
    const now = after.find(({ name }) => name === object.name);
    return now && sameText(object.definition, now.definition) ? { ...object, definition: now.definition } : object;
  });

/** The old publications, with the new conditions where they say the same as the old ones, each under the names of its table. */
export function withSameConditions(
  before: Publication[],
  after: Publication[],
  sameText: (reads: Reference[]) => SameText,
): Publication[] {
  return before.map((publication) => {
    const now = after.find(({ name }) => name === publication.name)?.tables ?? [];
    const tables = publication.tables?.map((table) => {
      const where = now.find((each) => key(each) === key(table))?.where;
      if (table.where === undefined || where === undefined) return table;
      return sameText([table])(table.where, where) ? { ...table, where } : table;
    });
    return { ...publication, tables };
  });
}
