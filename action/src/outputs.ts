import { type Report, worstOf } from "schemalog";
import type { Outputs } from "./hosts/ci.ts";

/** What later steps of a pipeline may want to know of a report. */
export function outputsOf({ connections }: Report, commentUrl: string | undefined): Outputs {
  const findings = connections.flatMap(({ changeSet }) => changeSet?.findings ?? []);
  return {
    changed: connections.some(({ changeSet }) => (changeSet?.changes.length ?? 0) > 0),
    severity: worstOf(findings) ?? "",
    findings: findings.length,
    versions: Object.fromEntries(
      connections.flatMap(({ name, changeSet, drift }) => {
        const { version } = (changeSet ?? drift)?.after ?? {};
        return version === undefined ? [] : [[name, version]];
      }),
    ),
    commentUrl: commentUrl ?? "",
  };
}
