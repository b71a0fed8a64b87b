import type { Connection } from "../config/index.ts";
import type { ChangeSet } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import { emptyVersion } from "../record/change-file.ts";
import { ignoresOf } from "../record/ignores.ts";
import { renamesOf } from "../record/renames.ts";
import { review } from "../rules/review.ts";
import { toFiles, treeId } from "../snapshot/index.ts";
import type { AssessOptions } from "./assessment.ts";

/** The judged difference of two databases of a connection, each with its version. */
export function compare(
  connection: Connection,
  before: Database,
  after: Database,
  { workspace }: AssessOptions,
): ChangeSet {
  const side = (database: Database) => ({ label: connection.name, database, version: versionOf(database) });
  return review(side(before), side(after), {
    connection: connection.name,
    renames: renamesOf(connection, after),
    ignores: ignoresOf(connection, workspace.config),
  });
}

/** The version of a database's snapshot; the one before any snapshot where there is nothing in it. */
export function versionOf(database: Database): string {
  const isEmpty = [database.schemas, database.objects, database.extensions].every((list) => list.length === 0);
  return isEmpty ? emptyVersion : treeId(toFiles(database));
}
