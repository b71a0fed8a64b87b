import { inWordsOf } from "../dialects/registry.ts";
import type { Decision } from "../diff/index.ts";
import type { ChangeSet, ChangeSetSide } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import { bySeverity, type Failed, type HistoryProblem, type RefusedInside } from "../model/finding.ts";
import type { Witness } from "../model/witness.ts";
import { judge } from "../rules/judge.ts";
import { historyFindings } from "../rules/migrations/history.ts";
import { insideFinding } from "../rules/statements/not-in-transaction.ts";
import { failedFinding } from "../rules/statements/statement-fails.ts";
import type { Asked } from "../rules/support/rule.ts";
import { changesBetween } from "./changes.ts";
import { applyIgnores, type Ignore } from "./ignore.ts";

/**
 * Of the migrations that lead to the second database: the statement that they end at, those that fail where the tool runs them, and
 * files with which databases that ran the first's migrations do not just go on. `from` is the database that is judged in the first's
 * place, where what it has more or less is of such files: databases keep that.
 */
export type Refusals = {
  failed?: Failed | undefined;
  refused?: RefusedInside[];
  history?: HistoryProblem[];
  from?: Database | undefined;
};

type Side = ChangeSetSide & { database: Database };

/** What people decided about a connection: about renames in its annotations, about findings and rules in schemalog.yml. */
export type Decisions = {
  connection?: string | undefined;
  renames: Decision[];
  ignores: Ignore[];
  asked?: Asked | undefined;
};

/**
 * Compares two databases (canonical), judges what changed, and takes out the findings that do not count. Where
 * somebody saw what led from one to the other, that decides what was renamed or dropped on the way, and nothing is guessed.
 * What the database refused on that way are findings as well; that it ends halfway can't be ignored.
 */
export const review = (
  before: Side,
  after: Side,
  decisions: Decisions,
  witness?: Witness,
  refusals: Refusals = {},
): ChangeSet => inWordsOf(after.database.engine, () => reviewed(before, after, decisions, witness, refusals));

function reviewed(
  before: Side,
  after: Side,
  { connection, renames, ignores, asked }: Decisions,
  witness: Witness | undefined,
  { failed, refused = [], history = [], from }: Refusals,
): ChangeSet {
  const changes = changesBetween(before.database, after.database, renames, witness);
  const found = [
    ...refused.map(insideFinding),
    ...historyFindings(history, from && changesBetween(before.database, from, renames)),
    ...judge(
      from ? changesBetween(from, after.database, renames, witness) : changes,
      from ?? before.database,
      after.database,
      witness,
      asked,
    ),
  ].sort((a, b) => bySeverity(a.severity, b.severity));
  const judged = applyIgnores(found, ignores);
  return {
    ...(connection === undefined ? {} : { connection }),
    engine: after.database.engine,
    before: sideOf(before),
    // What is built halfway is no version of anything.
    after: failed ? { label: after.label } : sideOf(after),
    changes,
    findings: [...(failed ? [failedFinding(failed)] : []), ...judged.findings],
    ignored: judged.ignored,
    unusedIgnores: judged.unused,
  };
}

const sideOf = ({ label, version }: Side): ChangeSetSide => (version === undefined ? { label } : { label, version });
