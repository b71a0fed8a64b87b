import type { Change } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";

export function changeDiagram(changes: Change[], _before: Database, _after: Database): string | undefined {
  return changes.length > 0 ? "erDiagram\n  items" : undefined;
}
