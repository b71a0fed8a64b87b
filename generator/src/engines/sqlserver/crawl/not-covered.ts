import type { Catalog } from "./translate/catalog.ts";

/** Kinds of things that no snapshot holds, by their letters in sys.objects. */
const kinds: Record<string, string> = {
  ...{ AF: "aggregate of an assembly", FS: "function of an assembly", FT: "function of an assembly" },
  ...{ PC: "procedure of an assembly", R: "rule", SQ: "queue", X: "extended procedure", RF: "replication filter" },
};

/** How many there are of things that are not told. */
export function notCovered(catalog: Catalog): Record<string, number> {
  const counts = new Map<string, number>();
  const count = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { type, parent_object_id } of catalog.rows.objects) {
    const kind = type.trim();
    if (kinds[kind]) count(kinds[kind]);
    if (kind === "D" && parent_object_id === 0) count("default object");
  }
  for (const row of catalog.rows.types) if (row.is_assembly_type && row.is_user_defined) count("type of an assembly");
  const ofDatabase = catalog.rows.triggers.filter(({ parent_class }) => parent_class === 0);
  for (const _ of new Set(ofDatabase.map(({ object_id }) => object_id))) count("trigger of the database");
  return Object.fromEntries([...counts].sort());
}
