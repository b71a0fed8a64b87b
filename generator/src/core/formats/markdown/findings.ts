import type { Finding } from "../../model/finding.ts";
import { type FindingGroup, headline, shortName } from "../words/finding-groups.ts";
import { rulePage } from "../words/rule-page.ts";
import { severityIcon } from "../words/severity-icon.ts";
import { codeSpan, escapeMarkdown, folded } from "./escape.ts";

/** Markdown that leads to what caused a finding; undefined where nobody knows. */
export type Place = (finding: Finding) => string | undefined;

/** Members of a group that are named where it is read first. */
const mostNames = 12;
/** Members of a group whose advice is shown. */
const mostMembers = 200;

/**
 * A group of findings: a heading that says what becomes of what, why that matters, what to do, and where it comes from; for the
 * others of the group, the same in a part that opens.
 */
export function findingBlock(group: FindingGroup, place: Place, level = "###"): string {
  const [first, ...others] = group;
  const { severity, code, message, advice, compensatedBy } = first;
  const where = place(first);
  const elsewhere = new Set(group.map(place)).size - 1;
  const isAlike = others.every((one) => one.advice === advice);
  const rule = `[${code}](${rulePage(code)})`;
  const lines = [
    ...(others.length === 0 ? [] : [namesOf(group)]),
    `**Why:** ${withCode(message)}${others.length === 0 ? "" : ` The same goes for the other${others.length === 1 ? "" : "s"}.`}`,
    ...(compensatedBy === undefined ? [] : [`**But:** ${escapeMarkdown(compensatedBy)}.`]),
    `**Do this:** ${withCode(advice)}`,
    where === undefined ? rule : `${where}${elsewhere === 0 ? "" : ` and ${elsewhere} more`} · ${rule}`,
  ];
  return [
    `${level} ${severityIcon[severity]} ${escapeMarkdown(headline(group))}`,
    lines.join("\\\n"),
    ...(others.length === 0
      ? []
      : [
          folded(
            "Each of them",
            group
              .slice(0, mostMembers)
              .map((one) => member(one, place, isAlike))
              .join("\n"),
          ),
        ]),
  ].join("\n\n");
}

function namesOf(group: FindingGroup): string {
  const names = group.slice(0, mostNames).map((one) => codeSpan(shortName(one)));
  const rest = group.length - names.length;
  return `${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** One of a group: what to do only where that is not the same for all. */
function member(finding: Finding, place: Place, isAlike: boolean): string {
  const where = place(finding);
  const advice = isAlike ? "" : `: ${withCode(finding.advice)}`;
  return `- ${escapeMarkdown(shortName(finding))}${where === undefined ? "" : `, ${where}`}${advice}`;
}

/** Advice, in which SQL stands between backticks. */
export const withCode = (text: string): string =>
  text
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : codeSpan(part)))
    .join("");

/** A group on one line of a list: what becomes of what, and where that comes from. */
export function findingLine(group: FindingGroup): string {
  const [{ severity, cause }] = group;
  const where = cause === undefined ? "" : `, ${codeSpan(`${cause.file}:${cause.line}`)}`;
  return `- ${severityIcon[severity]} ${escapeMarkdown(headline(group))}${where}`;
}
