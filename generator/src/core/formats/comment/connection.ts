import type { Warning } from "../../../errors.ts";
import type { ChangeSet } from "../../model/change-set.ts";
import type { Cause, Finding } from "../../model/finding.ts";
import type { ConnectionReport, Failure } from "../../model/report.ts";
import { targetWords } from "../../names/names.ts";
import { changeCounts, isQuiet } from "../../review/counts.ts";
import { findingBlock, notes, objectBlocks, verdict } from "../markdown/change-set.ts";
import { closingOf, codeBlock, codeSpan, escapeMarkdown, folded } from "../markdown/escape.ts";
import { rulePage } from "../words/rule-page.ts";
import { severityIcon } from "../words/severity-icon.ts";
import type { Detail } from "./size-steps.ts";

type Options = { fileUrl?: ((path: string, line?: number) => string) | undefined; alone: boolean };

/** What a report says of one connection. */
export function connectionSection(connection: ConnectionReport, detail: Detail, { fileUrl, alone }: Options): string[] {
  const { name, changeSet, failure, drift, warnings, diagram } = connection;
  const place = ({ cause }: { cause?: Cause | undefined }) => {
    if (!cause) return undefined;
    const text = codeSpan(`${cause.file}:${cause.line}`);
    return fileUrl ? `[${text}](${fileUrl(cause.file, cause.line)})` : text;
  };
  const body = [
    ...(failure ? [failureBlock(failure, place(failure), detail)] : []),
    ...(changeSet && !isQuiet(changeSet) ? changesBlocks(changeSet, place, { alone, diagram }, detail) : []),
    ...(drift ? [driftBlock(drift, detail)] : []),
    ...(changeSet ? notes(changeSet).slice(0, detail.warnings) : []),
    ...unjudgedBlock(warnings, detail),
    ...warningsBlock(warnings, detail),
  ];
  if (body.length === 0) return alone ? [] : [`### ${escapeMarkdown(name)}`, "No changes."];
  return [...(alone ? [] : [`### ${escapeMarkdown(name)}`]), ...body];
}

function changesBlocks(
  changeSet: ChangeSet,
  place: (finding: Finding) => string | undefined,
  { alone, diagram }: { alone: boolean; diagram: string | undefined },
  { rows, blocks, objects, text, diagram: drawn }: Detail,
): string[] {
  const { findings, changes } = changeSet;
  const short = { ...changeSet, changes: changes.slice(0, objects === 0 ? 0 : changes.length) };
  const all = objects === 0 ? [] : objectBlocks(short.changes, "####");
  const shown = all.slice(0, objects).map((block) => shorten(block, text));
  const rest = all.length - shown.length;
  return [
    alone ? `${changeCounts(changeSet)}.` : verdict(changeSet),
    ...findingTable(findings, place, rows),
    ...findings.slice(0, blocks).map((finding) => shorten(findingBlock(finding, place(finding)), text)),
    ...(shown.length === 0
      ? []
      : [folded("What changed", [...shown, ...(rest > 0 ? [`… and ${rest} more objects.`] : [])].join("\n\n"))]),
    ...(diagram !== undefined && drawn ? [folded("Diagram", codeBlock(diagram, "mermaid"))] : []),
  ];
}

function findingTable(findings: Finding[], place: (finding: Finding) => string | undefined, most: number): string[] {
  if (findings.length < 2) return [];
  const rows = findings
    .slice(0, most)
    .map(
      (finding) =>
        `| ${severityIcon[finding.severity]} ${finding.severity} | ${escapeMarkdown(targetWords(finding.target))} | [${finding.code}](${rulePage(finding.code)}) | ${place(finding) ?? ""} |`,
    );
  const more = findings.length > rows.length ? [`${findings.length - rows.length} more findings are not listed.`] : [];
  return [["| severity | what | rule | where |", "| --- | --- | --- | --- |", ...rows].join("\n"), ...more];
}

function failureBlock({ message, hint, cause }: Failure, place: string | undefined, { text }: Detail): string {
  const start = cause ? `${cause.file}:${cause.line}: ` : "";
  const why = place !== undefined && message.startsWith(start) ? message.slice(start.length) : message;
  const lead = cause ? "**A migration can't be applied:**" : "**The schema can't be determined:**";
  return [
    `${lead} ${why === message ? "" : `${place}: `}${escapeMarkdown(why.slice(0, text))}`,
    ...hintBlocks(hint ?? "", text),
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

/** Lines that are indented are something to copy, such as settings; the others are words. */
function hintBlocks(hint: string, most: number): string[] {
  const lines = hint.slice(0, most).split("\n");
  const isCode = (line: string | undefined) => line !== undefined && /^\s+\S/.test(line);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const from = at++;
    while (isCode(lines[from]) && isCode(lines[at])) at++;
    const text = lines.slice(from, at).join("\n");
    blocks.push(isCode(lines[from]) ? codeBlock(text) : escapeMarkdown(text));
  }
  return blocks;
}

function driftBlock(drift: ChangeSet, { objects, text }: Detail): string {
  const blocks = objects === 0 ? [] : objectBlocks(drift.changes, "####").slice(0, Math.min(objects, 10));
  const lead = `**Drift:** the live database differs from the base branch (${drift.changes.length} ${drift.changes.length === 1 ? "change" : "changes"}).`;
  return blocks.length === 0
    ? lead
    : `${lead}\n\n${folded("Differences", blocks.map((block) => shorten(block, text)).join("\n\n"))}`;
}

/** A few of these are shown even where there is hardly any room: nobody has looked at what was not run. */
const fewest = 3;

/** What of the branch was not run: not folded, for the verdict does not hold for it. */
function unjudgedBlock(warnings: Warning[], { warnings: most, text }: Detail): string[] {
  const all = warnings.filter(({ unjudged }) => unjudged);
  if (all.length === 0) return [];
  return [`**Not judged, so check it yourself:**\n\n${list(all, Math.max(most, fewest), text)}`];
}

function warningsBlock(all: Warning[], { warnings: most, text }: Detail): string[] {
  const warnings = all.filter(({ unjudged }) => !unjudged);
  if (warnings.length === 0 || most === 0) return [];
  return [folded(`${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}`, list(warnings, most, text))];
}

function list(warnings: Warning[], most: number, text: number): string {
  const lines = warnings.slice(0, most).map(({ object, message, remedy }) => {
    const words = [object === undefined ? message : `${object}: ${message}`, ...(remedy ? [remedy] : [])].join(". ");
    return `- ${escapeMarkdown(words.slice(0, text))}`;
  });
  return [...lines, ...(warnings.length > lines.length ? [`- and ${warnings.length - lines.length} more`] : [])].join(
    "\n",
  );
}

/** A block within so many characters: whole lines of it. A table stays one, a fence is closed. */
function shorten(block: string, most: number): string {
  if (block.length <= most) return block;
  const lines: string[] = [];
  let length = 0;
  for (const line of block.split("\n")) {
    length += line.length + 1;
    if (length > most) break;
    lines.push(line);
  }
  const closing = closingOf(lines.join("\n"));
  return [...lines, ...(closing === "" ? [] : [closing]), "", "…"].join("\n");
}
