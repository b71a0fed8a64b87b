import type { SchemaObject } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import type { Dictionary } from "./dictionary.ts";

/** Routines that are called otherwise for nothing but the names of what they take, or of their schema. */
export function carriedRoutines(
  removed: SchemaObject[],
  added: SchemaObject[],
  { schema, types }: Dictionary,
): { from: Routine; to: Routine }[] {
  const key = (...parts: string[]) => JSON.stringify(parts);
  const isRoutine = (object: SchemaObject): object is Routine => object.kind === "routine";
  const now = new Map(added.filter(isRoutine).map((to) => [key(to.schema, to.name, to.signature), to]));
  return removed.filter(isRoutine).flatMap((from) => {
    const to = now.get(key(schema(from.schema), from.name, types(from.signature)));
    return to ? [{ from, to }] : [];
  });
}
