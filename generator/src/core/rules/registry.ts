import { executingRoleChanged } from "./access/executing-role-changed.ts";
import { grantAdded } from "./access/grant-added.ts";
import { grantRevoked } from "./access/grant-revoked.ts";
import { openToAnyone } from "./access/open-to-anyone.ts";
import { ownerChanged } from "./access/owner-changed.ts";
import { policyChanged } from "./access/policy-changed.ts";
import { roleEmpowered } from "./access/role-empowered.ts";
import { roleWeakened } from "./access/role-weakened.ts";
import { rowSecurityChanged } from "./access/row-security-changed.ts";
import { columnDropped } from "./columns/column-dropped.ts";
import { columnRenamed } from "./columns/column-renamed.ts";
import { columnTypeIncompatible } from "./columns/column-type-incompatible.ts";
import { columnTypeNarrowed } from "./columns/column-type-narrowed.ts";
import { columnTypeRewritten } from "./columns/column-type-rewritten.ts";
import { columnTypeWidened } from "./columns/column-type-widened.ts";
import { columnsReordered } from "./columns/columns-reordered.ts";
import { defaultDropped } from "./columns/default-dropped.ts";
import { identityChanged } from "./columns/identity-changed.ts";
import { madeNotNull } from "./columns/made-not-null.ts";
import { notNullColumnAdded } from "./columns/not-null-column-added.ts";
import { checkAdded } from "./constraints/check-added.ts";
import { constraintDropped } from "./constraints/constraint-dropped.ts";
import { deferrabilityChanged } from "./constraints/deferrability-changed.ts";
import { foreignKeyActionChanged } from "./constraints/foreign-key-action-changed.ts";
import { foreignKeyAdded } from "./constraints/foreign-key-added.ts";
import { uniqueAdded } from "./constraints/unique-added.ts";
import { fieldGone } from "./documents/field-gone.ts";
import { fieldTypeChanged } from "./documents/field-type-changed.ts";
import { validatorTightened } from "./documents/validator-tightened.ts";
import { indexAdded } from "./indexes/index-added.ts";
import { indexDropped } from "./indexes/index-dropped.ts";
import {
  migrationClash,
  migrationEdited,
  migrationMissing,
  migrationNotRun,
  migrationOutOfOrder,
  migrationRefused,
  migrationRemoved,
} from "./migrations/history.ts";
import { partitionChanged } from "./partitions/partition-changed.ts";
import { partitionDropped } from "./partitions/partition-dropped.ts";
import { tableRepartitioned } from "./partitions/table-repartitioned.ts";
import { changesRefused } from "./routines/changes-refused.ts";
import { routineDropped } from "./routines/routine-dropped.ts";
import { routineSignatureChanged } from "./routines/routine-signature-changed.ts";
import { storedResultsStale } from "./routines/stored-results-stale.ts";
import { triggerDropped } from "./routines/trigger-dropped.ts";
import { writesLost } from "./routines/writes-lost.ts";
import { writesRefused } from "./routines/writes-refused.ts";
import { extensionDropped } from "./schemas/extension-dropped.ts";
import { objectRenamed } from "./schemas/object-renamed.ts";
import { otherObjectChanged } from "./schemas/other-object-changed.ts";
import { publicationNarrowed } from "./schemas/publication-narrowed.ts";
import { schemaDropped } from "./schemas/schema-dropped.ts";
import { sequenceChanged } from "./schemas/sequence-changed.ts";
import { sequenceDropped } from "./schemas/sequence-dropped.ts";
import { alreadyThere } from "./statements/already-there.ts";
import { lockTimeoutMissing } from "./statements/lock-timeout-missing.ts";
import { nameMissing } from "./statements/name-missing.ts";
import { notInTransaction } from "./statements/not-in-transaction.ts";
import { refusedByServer } from "./statements/refused-by-server.ts";
import { rowsChanged } from "./statements/rows-changed.ts";
import { severalTablesLocked } from "./statements/several-tables-locked.ts";
import { statementFails } from "./statements/statement-fails.ts";
import { tableEmptied } from "./statements/table-emptied.ts";
import { tableLocked } from "./statements/table-locked.ts";
import { triggersDisabled } from "./statements/triggers-disabled.ts";
import { writesBlocked } from "./statements/writes-blocked.ts";
import type { Rule } from "./support/rule.ts";
import { foreignTableChanged } from "./tables/foreign-table-changed.ts";
import { inheritanceChanged } from "./tables/inheritance-changed.ts";
import { madeAnew } from "./tables/made-anew.ts";
import { optionChanged } from "./tables/option-changed.ts";
import { tableDropped } from "./tables/table-dropped.ts";
import { tableRenamed } from "./tables/table-renamed.ts";
import { tableRewritten } from "./tables/table-rewritten.ts";
import { enumValueRemoved } from "./types/enum-value-removed.ts";
import { enumValuesReordered } from "./types/enum-values-reordered.ts";
import { typeDropped } from "./types/type-dropped.ts";
import { typeRedefined } from "./types/type-redefined.ts";
import { viewChanged } from "./views/view-changed.ts";
import { viewColumnChanged } from "./views/view-column-changed.ts";
import { viewDropped } from "./views/view-dropped.ts";
import { viewRenamed } from "./views/view-renamed.ts";

/** All rules, in the order in which their findings stand when they are of the same severity. */
export const rules: Rule[] = [
  schemaDropped,
  tableDropped,
  tableRenamed,
  viewDropped,
  viewRenamed,
  viewChanged,
  columnDropped,
  columnRenamed,
  columnTypeNarrowed,
  columnTypeIncompatible,
  columnTypeRewritten,
  columnTypeWidened,
  fieldGone,
  fieldTypeChanged,
  viewColumnChanged,
  columnsReordered,
  madeNotNull,
  notNullColumnAdded,
  defaultDropped,
  identityChanged,
  madeAnew,
  tableRewritten,
  optionChanged,
  foreignTableChanged,
  inheritanceChanged,
  uniqueAdded,
  foreignKeyAdded,
  checkAdded,
  validatorTightened,
  constraintDropped,
  foreignKeyActionChanged,
  deferrabilityChanged,
  indexDropped,
  indexAdded,
  tableRepartitioned,
  partitionDropped,
  partitionChanged,
  enumValueRemoved,
  enumValuesReordered,
  typeDropped,
  typeRedefined,
  sequenceDropped,
  otherObjectChanged,
  sequenceChanged,
  routineDropped,
  routineSignatureChanged,
  storedResultsStale,
  triggerDropped,
  writesLost,
  writesRefused,
  changesRefused,
  extensionDropped,
  objectRenamed,
  publicationNarrowed,
  openToAnyone,
  rowSecurityChanged,
  policyChanged,
  executingRoleChanged,
  ownerChanged,
  grantRevoked,
  grantAdded,
  roleEmpowered,
  roleWeakened,
  tableEmptied,
  rowsChanged,
  alreadyThere,
  writesBlocked,
  tableLocked,
  severalTablesLocked,
  nameMissing,
  triggersDisabled,
  refusedByServer,
  lockTimeoutMissing,
];

/** What is said of migration files, beside what they do. */
export const ofMigrations: Pick<Rule, "code" | "title" | "does">[] = [
  migrationEdited,
  migrationRemoved,
  migrationOutOfOrder,
  migrationClash,
  migrationRefused,
  migrationNotRun,
  migrationMissing,
];

/** What is said of statements that the database refuses: no changes come of them. */
export const ofStatements: Pick<Rule, "code" | "title" | "does">[] = [statementFails, notInTransaction];
