import { dialectOf } from "../dialects/registry.ts";
import type { Dependency } from "../model/common.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import type { Trigger } from "../model/trigger.ts";
import { isTable, isView } from "../names/kinds.ts";
import { qualifiedName } from "../names/names.ts";
import { partitionsIn } from "../names/partitions.ts";
import { asItIs, type NamedRelation, namedIn, namedRelation } from "./by-text.ts";

/** Something with a body that is a text to the engine: a routine or event, or a trigger of `object` with code of its own. */
export type Text = { object: SchemaObject; trigger?: Trigger; named: Dependency[] };

/** What texts name: tables and views, and their columns. */
export function namedByTexts({ engine, objects }: Database): Text[] {
  const { script, isParsed } = dialectOf(engine);
  const { folded = asItIs, rowsOfTriggers } = script;
  const relations = new Map<string, NamedRelation[]>();
  const triggering = new Map<string, Triggering>();
  const own = new Map<SchemaObject, NamedRelation>();
  for (const object of objects) {
    if (!isTable(object) && !isView(object)) continue;
    const relation = namedRelation(object, script);
    own.set(object, relation);
    add(relations, folded(object.name), relation);
    for (const { schema, name } of isTable(object) ? partitionsIn(object.partitioning) : [])
      add(relations, folded(name), { ...relation, schema, name });
    for (const { routine, oldTable, newTable } of object.triggers) {
      if (!routine) continue;
      const key = qualifiedName(routine.schema, routine.name);
      const of: Triggering = triggering.get(key) ?? { relations: [], tables: new Map() };
      triggering.set(key, of);
      of.relations.push(relation);
      for (const name of [oldTable, newTable]) if (name !== undefined) add(of.tables, folded(name), relation);
    }
  }
  const read = (body: string, of: Triggering | undefined): Dependency[] => {
    const names = {
      relations: (name: string) => of?.tables.get(name) ?? relations.get(name) ?? [],
      triggering: of?.relations ?? [],
    };
    const found = [...namedIn(body, names, script)];
    return found.map(([{ schema, name }, columns]) => ({ schema, name, columns: [...columns] }));
  };
  return objects.flatMap((object): Text[] => {
    if (object.kind === "event") return [{ object, named: read(object.body, undefined) }];
    if (object.kind === "routine") {
      if (object.body === undefined || isParsed?.(object)) return [];
      return [{ object, named: read(object.body, triggering.get(qualifiedName(object.schema, object.name))) }];
    }
    const relation = own.get(object);
    if (relation === undefined || !("triggers" in object)) return [];
    const of: Triggering = { relations: [relation], tables: new Map() };
    for (const name of rowsOfTriggers?.tables ?? []) add(of.tables, name, relation);
    return object.triggers.flatMap((trigger) =>
      trigger.body === undefined ? [] : [{ object, trigger, named: read(trigger.body, of) }],
    );
  });
}

/** The tables and views whose rows code runs for as a trigger, and the names that it has for sets of these rows. */
type Triggering = { relations: NamedRelation[]; tables: Map<string, NamedRelation[]> };

function add(lists: Map<string, NamedRelation[]>, name: string, relation: NamedRelation): void {
  const list = lists.get(name);
  if (list) list.push(relation);
  else lists.set(name, [relation]);
}
