import type { ChangeSet } from "../core/model/change-set.ts";
import { bySeverity } from "../core/model/finding.ts";
import type { Report } from "../core/model/report.ts";
import { endsHalfway } from "../core/review/gate.ts";
import { applyIgnores } from "../core/review/ignore.ts";
import { SchemalogError } from "../errors.ts";
import { ignoresOf } from "../record/decisions.ts";
import { type Config, parseConfig } from "../workspace/index.ts";

/** The settings in the text of a base's schemalog.yml, called `shown`: the usual ones, and why, where there is none or a broken one. */
export function configAtBase(
  text: string | undefined,
  shown: string,
): { config: Config; missing?: string | undefined } {
  const usual = () => parseConfig("", shown);
  if (text === undefined) return { config: usual(), missing: `there is no ${shown} at the base yet` };
  try {
    return { config: parseConfig(text, shown) };
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    return { config: usual(), missing: `the base's ${shown} is invalid` };
  }
}

/** A report as the base of its request has it, whatever the run that wrote it says: what is ignored is the base's word. */
export const reportAtBase = (report: Report, config: Config): Report => ({
  ...report,
  connections: report.connections.map(({ changeSet, ...connection }) => ({
    ...connection,
    ...(changeSet && { changeSet: ignoredBy(changeSet, config, connection.name) }),
  })),
});

function ignoredBy(changeSet: ChangeSet, config: Config, connection: string): ChangeSet {
  const said = changeSet.ignored.map(({ reason: _, ...finding }) => finding);
  const all = [...changeSet.findings, ...said].sort((a, b) => bySeverity(a.severity, b.severity));
  // That the way ends halfway can't be ignored.
  const isFixed = (finding: (typeof all)[number]) => endsHalfway({ findings: [finding] });
  const { findings, ignored, unused } = applyIgnores(
    all.filter((finding) => !isFixed(finding)),
    ignoresOf(connection, config),
  );
  return { ...changeSet, findings: [...all.filter(isFixed), ...findings], ignored, unusedIgnores: unused };
}
