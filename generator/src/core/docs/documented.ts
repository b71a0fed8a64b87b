import type { ObjectKind, SchemaObject } from "../model/database.ts";
import { isTable, isView } from "../names/kinds.ts";
import { spokenMany } from "../names/naming.ts";
import { type Annotations, annotationPath } from "./annotations.ts";
import { describe, describePart } from "./description.ts";

import type { Documented } from "./page.ts";

/** Of tables, views and their columns, how many have a description; all where there are none. */
export function documentedShare(objects: SchemaObject[], annotations: Annotations): Documented {
  let count = 0;
  let of = 0;
  for (const object of objects) {
    if (!isTable(object) && !isView(object)) continue;
    const annotation = annotations.get(annotationPath(object));
    of += 1 + object.columns.length;
    if (describe(annotation?.description, object.comment)) count += 1;
    for (const { name, comment } of object.columns) if (describePart(annotation, name, comment)) count += 1;
  }
  return { count, of, percent: of === 0 ? 100 : Math.floor((count / of) * 100), things: thingsIn(objects) };
}

/** What an object's columns are called. */
export const partsOf = ({ kind }: { kind: ObjectKind }): string =>
  spokenMany(kind === "collection" ? "field" : "column");

/** `tables, views and columns`, `collections, views and fields`. */
function thingsIn(objects: SchemaObject[]): string {
  const kind = objects.some((object) => object.kind === "collection") ? "collection" : "table";
  const hasViews = kind === "table" || objects.some(isView);
  return `${spokenMany(kind)}${hasViews ? ", views" : ""} and ${partsOf({ kind })}`;
}
