import type { Decision } from "../core/diff/index.ts";
import { annotationPath } from "../core/docs/index.ts";
import type { Database } from "../core/model/database.ts";
import type { Connection } from "../workspace/index.ts";
import { readAnnotations } from "./docs-files.ts";

/** What people decided about renames, from the annotations of the objects as they are named afterwards. */
export function renamesOf(connection: Connection | undefined, after: Database): Decision[] {
  if (!connection) return [];
  const { annotations } = readAnnotations(connection);
  if (annotations.size === 0) return [];
  return after.objects.flatMap((object) => {
    const { renames = [] } = annotations.get(annotationPath(object)) ?? {};
    return renames.map((decision) => ({ ...decision, schema: object.schema, object: object.name }));
  });
}
