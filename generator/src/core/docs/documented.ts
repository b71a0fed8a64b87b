import type { SchemaObject } from "../model/database.ts";
import { isTable, isView } from "../names/kinds.ts";
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
  return { count, of, percent: of === 0 ? 100 : Math.floor((count / of) * 100) };
}
