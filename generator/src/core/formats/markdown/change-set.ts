import { inWordsOf } from "../../dialects/registry.ts";
import type { Change } from "../../model/change.ts";
import type { ChangeSet, ChangeSetSide } from "../../model/change-set.ts";
import { shortId } from "../../names/git-id.ts";
import { targetWords } from "../../names/names.ts";
import { changeCounts, isQuiet, severityCounts } from "../../review/counts.ts";
import { type FindingGroup, groupFindings, headline } from "../words/finding-groups.ts";
import { lineDiff } from "../words/line-diff.ts";
import { rulePage } from "../words/rule-page.ts";
import { severityIcon } from "../words/severity-icon.ts";
import { byObject, type Described, type Detail, describe } from "../words/words.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "./escape.ts";
import { findingBlock, type Place } from "./findings.ts";

export const findingsHeading = "## Findings";
export const changesHeading = "## Changes";

/**
 * A change set as Markdown for a pull request and for the change file of a commit: the verdict, a table of the findings,
 * each finding with its why and what to do, then what changed, object by object.
 */
export const renderMarkdown = (set: ChangeSet): string => inWordsOf(set.engine, () => render(set));

function render(set: ChangeSet): string {
  const groups = groupFindings(set.findings);
  const blocks = [
    `# Schema changes${set.connection === undefined ? "" : `: ${escapeMarkdown(set.connection)}`}`,
    `${side(set.before)} → ${side(set.after)}`,
    verdict(set),
    ...findingTable(groups),
    ...groups.map((group) => findingBlock(group, placeOf)),
    ...(set.changes.length === 0 ? [] : [changesHeading]),
    ...objectBlocks(set.changes),
    ...notes(set),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const side = ({ label, version }: ChangeSetSide) =>
  version === undefined ? codeSpan(label) : `${codeSpan(label)} (${codeSpan(shortId(version))})`;

const placeOf: Place = ({ cause }) => (cause ? codeSpan(`${cause.file}:${cause.line}`) : undefined);

/** What a change set comes to, in a line. */
export function verdict({ changes, findings }: ChangeSet): string {
  if (isQuiet({ changes, findings })) return "**No changes.**";
  const [worst] = findings;
  const counts = severityCounts(findings);
  const start = worst ? `${severityIcon[worst.severity]} **${counts}**` : "**No findings**";
  return `${start}: ${changeCounts({ changes, findings })}.`;
}

function findingTable(groups: FindingGroup[]): string[] {
  if (groups.length === 0) return [];
  const rows = groups.map(
    (group) =>
      `| ${severityIcon[group[0].severity]} ${group[0].severity} | ${escapeMarkdown(headline(group))} | [${group[0].code}](${rulePage(group[0].code)}) |`,
  );
  return [findingsHeading, ["| severity | what | rule |", "| --- | --- | --- |", ...rows].join("\n")];
}

/** The changes, object by object: a heading and a table each; texts of several lines as a diff. */
export const objectBlocks = (changes: Change[], level = "###"): string[] =>
  byObject(changes).map(({ object, changes: own }) =>
    [`${level} ${escapeMarkdown(object)}`, ...changeBlocks(own)].join("\n\n"),
  );

/** One table of all changes that fit on a line; texts of several lines follow as a diff. */
function changeBlocks(changes: Change[]): string[] {
  const all = changes.map(describe);
  const rows = all.flatMap(changeRows);
  const texts = all.flatMap((change) =>
    change.details
      .filter(isLong)
      .map((each) => `${escapeMarkdown(`${change.short}, ${each.property}`)}:\n\n${textDiff(each)}`),
  );
  const table = ["|  | what | before | after |", "| --- | --- | --- | --- |", ...rows].join("\n");
  return [...(rows.length > 0 ? [table] : []), ...texts];
}

const operation: Record<Described["mark"], string> = { "+": "added", "-": "removed", "~": "changed", ">": "renamed" };

function changeRows({ mark, short, from, because, summary, details }: Described): string[] {
  const start = `| ${operation[mark]} | ${escapeMarkdown(short)}`;
  const cell = (text: string | undefined) => (text === undefined ? "" : codeSpan(text));
  if (mark === "+") return [`${start} |  | ${cell(summary)} |`];
  if (mark === "-") return [`${start} | ${cell(summary)} |  |`];
  if (mark === ">") return [`${start}${because ? `, ${escapeMarkdown(because)}` : ""} | ${cell(from)} |  |`];
  return details
    .filter((each) => !isLong(each))
    .map(({ property, before, after }) => `${start}, ${escapeMarkdown(property)} | ${cell(before)} | ${cell(after)} |`);
}

const isLong = ({ before = "", after = "" }: Detail) => before.includes("\n") || after.includes("\n");

const textDiff = ({ before, after }: Detail) =>
  codeBlock(
    lineDiff(before, after)
      .map(({ mark, text }) => `${mark}${text}`)
      .join("\n"),
    "diff",
  );

/** What was ignored, and the ignores that nothing needs. */
export function notes(
  { ignored, unusedIgnores }: Pick<ChangeSet, "ignored" | "unusedIgnores">,
  level = "##",
): string[] {
  const known = ignored.map(
    ({ code, target, reason }) => `- ${code} of ${escapeMarkdown(targetWords(target))}: ${escapeMarkdown(reason)}`,
  );
  const unused = unusedIgnores.map(
    ({ code, object }) => `- ${escapeMarkdown(code)}${object === undefined ? "" : ` of ${escapeMarkdown(object)}`}`,
  );
  return [
    ...(known.length > 0 ? [`${level} Ignored`, known.join("\n")] : []),
    ...(unused.length > 0 ? [`${level} Unused ignores`, unused.join("\n")] : []),
  ];
}
