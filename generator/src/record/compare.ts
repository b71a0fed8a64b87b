import { toFiles } from "../core/canonical/index.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import type { Witness } from "../core/model/witness.ts";
import { type Refusals, review } from "../core/review/review.ts";
import { emptyVersionIn, versionIn } from "../store/git/index.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import { decisionsOf } from "./decisions.ts";

/** The judged difference of two databases of a connection, each with its version; `witness` and `refusals` as review() has them. */
export function compare(
  connection: Connection,
  before: Database,
  after: Database,
  { workspace }: { workspace: Workspace },
  witness?: Witness,
  refusals?: Refusals,
): ChangeSet {
  const side = (database: Database) => ({ label: connection.name, database, version: versionOf(connection, database) });
  return review(side(before), side(after), decisionsOf(connection, workspace.config, after), witness, refusals);
}

/** The version of a database's snapshot; the one before any snapshot where there is nothing in it. */
function versionOf({ boundary }: Connection, database: Database): string {
  const isEmpty = [database.schemas, database.objects, database.extensions].every((list) => list.length === 0);
  return isEmpty ? emptyVersionIn(boundary) : versionIn(boundary, toFiles(database));
}
