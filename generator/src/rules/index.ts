import type { Change } from "../model/change.ts";
import type { Database } from "../model/database.ts";
import { bySeverity, type Finding } from "../model/finding.ts";
import { checkAdded } from "./check-added.ts";
import { columnDropped } from "./column-dropped.ts";
import { columnRenamed } from "./column-renamed.ts";
import { columnTypeNarrowed } from "./column-type-narrowed.ts";
import { columnTypeRewritten } from "./column-type-rewritten.ts";
import { columnTypeWidened } from "./column-type-widened.ts";
import { constraintDropped } from "./constraint-dropped.ts";
import { defaultDropped } from "./default-dropped.ts";
import { enumValueRemoved } from "./enum-value-removed.ts";
import { enumValuesReordered } from "./enum-values-reordered.ts";
import { extensionDropped } from "./extension-dropped.ts";
import { foreignKeyAdded } from "./foreign-key-added.ts";
import { grantAdded } from "./grant-added.ts";
import { grantRevoked } from "./grant-revoked.ts";
import { indexAdded } from "./index-added.ts";
import { indexDropped } from "./index-dropped.ts";
import { madeNotNull } from "./made-not-null.ts";
import { notNullColumnAdded } from "./not-null-column-added.ts";
import { partitionChanged } from "./partition-changed.ts";
import { partitionDropped } from "./partition-dropped.ts";
import { policyChanged } from "./policy-changed.ts";
import { routineDropped } from "./routine-dropped.ts";
import { routineSignatureChanged } from "./routine-signature-changed.ts";
import { rowSecurityChanged } from "./row-security-changed.ts";
import type { Rule } from "./rule.ts";
import { schemaDropped } from "./schema-dropped.ts";
import { sequenceDropped } from "./sequence-dropped.ts";
import { tableDropped } from "./table-dropped.ts";
import { tableRenamed } from "./table-renamed.ts";
import { tableRepartitioned } from "./table-repartitioned.ts";
import { tableRewritten } from "./table-rewritten.ts";
import { triggerDropped } from "./trigger-dropped.ts";
import { typeDropped } from "./type-dropped.ts";
import { uniqueAdded } from "./unique-added.ts";
import { viewColumnChanged } from "./view-column-changed.ts";
import { viewDropped } from "./view-dropped.ts";
import { viewRenamed } from "./view-renamed.ts";

/** All rules, in the order in which their findings stand when they are of the same severity. */
export const rules: Rule[] = [
  schemaDropped,
  tableDropped,
  tableRenamed,
  viewDropped,
  viewRenamed,
  columnDropped,
  columnRenamed,
  columnTypeNarrowed,
  columnTypeRewritten,
  columnTypeWidened,
  viewColumnChanged,
  madeNotNull,
  notNullColumnAdded,
  defaultDropped,
  tableRewritten,
  uniqueAdded,
  foreignKeyAdded,
  checkAdded,
  constraintDropped,
  indexDropped,
  indexAdded,
  tableRepartitioned,
  partitionDropped,
  partitionChanged,
  enumValueRemoved,
  enumValuesReordered,
  typeDropped,
  sequenceDropped,
  routineDropped,
  routineSignatureChanged,
  triggerDropped,
  extensionDropped,
  rowSecurityChanged,
  policyChanged,
  grantRevoked,
  grantAdded,
];

/** What all rules say about the changes between two databases: the worst first, then in the order of the rules. */
export function judge(changes: Change[], before: Database, after: Database): Finding[] {
  const findings = rules.flatMap((rule) =>
    rule.judge(changes, before, after).map((verdict): Finding => ({ code: rule.code, ...verdict })),
  );
  return findings.sort((a, b) => bySeverity(a.severity, b.severity));
}
