import type { Severity } from "../../model/finding.ts";
import { targetWords } from "../../model/names.ts";
import type { Report } from "../../model/report.ts";
import { locatedFindings } from "../located.ts";

const severities: Record<Severity, string> = { breaking: "critical", risky: "major", safe: "info" };

/** A report as GitLab's Code Quality takes it: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function renderCodeQuality(report: Report): string {
  const entries = locatedFindings(report).map(({ finding, path, line, endLine, fingerprint }) => ({
    description: `${targetWords(finding.target)}: ${finding.message} ${finding.advice}`,
    check_name: finding.code,
    fingerprint,
    severity: severities[finding.severity],
    location: { path, lines: { begin: line, end: endLine } },
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
