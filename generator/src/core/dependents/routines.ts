import { dialectOf } from "../dialects/registry.ts";
import type { Dependency } from "../model/common.ts";
import type { Database } from "../model/database.ts";
import type { Routine } from "../model/routine.ts";
import { isTable, isView } from "../names/kinds.ts";
import { qualifiedName } from "../names/names.ts";
import { partitionsIn } from "../names/partitions.ts";
import { type NamedRelation, namedIn } from "./by-text.ts";

/** What routines name whose bodies are a text to the engine: tables and views, and their columns. */
export function namedByRoutines({ engine, objects }: Database): { routine: Routine; named: Dependency[] }[] {
  const { script, isParsed } = dialectOf(engine);
  const relations = new Map<string, NamedRelation[]>();
  const triggering = new Map<string, Triggering>();
  for (const object of objects) {
    if (!isTable(object) && !isView(object)) continue;
    const columns = new Set(object.columns.map(({ name }) => name));
    const relation = { schema: object.schema, name: object.name, columns };
    add(relations, object.name, relation);
    for (const { schema, name } of isTable(object) ? partitionsIn(object.partitioning) : [])
      add(relations, name, { schema, name, columns });
    for (const { routine, oldTable, newTable } of object.triggers) {
      if (!routine) continue;
      const key = qualifiedName(routine.schema, routine.name);
      const of: Triggering = triggering.get(key) ?? { relations: [], tables: new Map() };
      triggering.set(key, of);
      of.relations.push(relation);
      for (const name of [oldTable, newTable]) if (name !== undefined) add(of.tables, name, relation);
    }
  }
  return objects.flatMap((routine) => {
    if (routine.kind !== "routine" || routine.body === undefined || isParsed?.(routine)) return [];
    const of = triggering.get(qualifiedName(routine.schema, routine.name));
    const names = {
      relations: (name: string) => of?.tables.get(name) ?? relations.get(name) ?? [],
      triggering: of?.relations ?? [],
    };
    const found = [...namedIn(routine.body, names, script)];
    const named = found.map(([{ schema, name }, columns]) => ({ schema, name, columns: [...columns] }));
    return { routine, named };
  });
}

/** The tables and views that have a trigger which calls a routine, and the names that it has for sets of their rows. */
type Triggering = { relations: NamedRelation[]; tables: Map<string, NamedRelation[]> };

function add(lists: Map<string, NamedRelation[]>, name: string, relation: NamedRelation): void {
  const list = lists.get(name);
  if (list) list.push(relation);
  else lists.set(name, [relation]);
}
