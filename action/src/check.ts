import { annotationsOf, isPartialReport, type Report, severityCounts } from "schemalog";
import type { Check } from "./hosts/host.ts";

/** Hosts take fifty in a call, and count calls; the comment has the rest. */
const mostAnnotations = 1000;
/** What a stranger's run says of itself: one call, of a size that is always taken. */
const mostOfFork = 50;
const longestOfFork = 2_000;

/** The check of a report, under this name; its summary is Markdown. `byFork`: the report is the word of a fork's run. */
export function checkOf(
  report: Report,
  { name, summary, failed, byFork }: { name: string; summary: string; failed: boolean; byFork?: true | undefined },
): Check {
  const findings = report.connections.flatMap(({ changeSet }) => changeSet?.findings ?? []);
  const isDoubtful = findings.length > 0 || isPartialReport(report);
  return {
    name,
    conclusion: failed ? "failure" : isDoubtful ? "neutral" : "success",
    title: `${byFork ? "As reported by the fork's run: " : ""}${titleOf(report)}`,
    summary,
    annotations: byFork
      ? annotationsOf(report)
          .slice(0, mostOfFork)
          .map((one) => ({ ...one, message: one.message.slice(0, longestOfFork) }))
      : annotationsOf(report).slice(0, mostAnnotations),
  };
}

/** `2 breaking, 1 risky; 3 files are out of date`. */
export function titleOf(report: Report): string {
  const { connections, settings } = report;
  if (settings?.broken) return "schemalog.yml can't be used";
  const findings = connections.flatMap(({ changeSet }) => changeSet?.findings ?? []);
  const changes = connections.flatMap(({ changeSet }) => changeSet?.changes ?? []).length;
  const stale = connections.flatMap((each) => each.stale).length;
  const failed = connections.filter(({ failure }) => failure).map(({ name }) => name);
  const first =
    severityCounts(findings) ||
    (changes > 0 ? `${changes} schema ${changes === 1 ? "change" : "changes"}` : "No schema changes");
  const isKnown = failed.length < connections.length || changes > 0;
  return [
    ...(isKnown ? [first] : []),
    ...(isPartialReport(report) ? ["parts of the branch were not judged"] : []),
    ...(stale > 0 ? [`${stale} ${stale === 1 ? "file is" : "files are"} out of date`] : []),
    ...(failed.length > 0 ? [`${failed.join(", ")} could not be judged`] : []),
  ].join("; ");
}
