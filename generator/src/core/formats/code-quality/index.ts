import type { Cause, Severity } from "../../model/finding.ts";
import type { Failure, Report } from "../../model/report.ts";
import { fingerprintOf, locatedFindings } from "../words/located.ts";

const severities: Record<Severity, string> = { breaking: "critical", risky: "major", safe: "info" };

/** A report as GitLab's Code Quality takes it: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function renderCodeQuality(report: Report): string {
  const findings = locatedFindings(report).map(({ finding, what, path, line, endLine, fingerprint }) => ({
    description: `${what}: ${finding.message} ${finding.advice}`,
    check_name: finding.code,
    fingerprint,
    severity: severities[finding.severity],
    location: { path, lines: { begin: line, end: endLine } },
  }));
  const failures = report.connections.flatMap(({ name, failure }) =>
    failure?.cause ? [entryOf(name, failure, failure.cause)] : [],
  );
  return `${JSON.stringify([...failures, ...findings], undefined, 2)}\n`;
}

/** A migration that can't be applied. */
const entryOf = (connection: string, { message }: Failure, { file, line, endLine, statement }: Cause) => ({
  description: message,
  check_name: "migration-fails",
  fingerprint: fingerprintOf([connection, file, statement]),
  severity: "blocker",
  location: { path: file, lines: { begin: line, end: endLine } },
});
