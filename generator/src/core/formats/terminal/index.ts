import { inWordsOf } from "../../dialects/registry.ts";
import type { Change } from "../../model/change.ts";
import type { ChangeSet } from "../../model/change-set.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import { changeCounts, isQuiet, severityCounts } from "../../review/counts.ts";
import { lineDiff } from "../words/line-diff.ts";
import { byObject, type Described, type Detail, describe } from "../words/words.ts";
import { type Colors, colors } from "./colors.ts";
import { printable } from "./escape.ts";

/** A change set for a person at a terminal: findings, the worst first, then what changed, object by object. */
export const renderTerminal = (set: ChangeSet, options: { color: boolean }): string =>
  inWordsOf(set.engine, () => render(set, colors(options.color)));

function render(set: ChangeSet, paint: Colors): string {
  const title = `${set.connection === undefined ? "" : `${printable(set.connection)}: `}${sides(set)}`;
  if (isQuiet(set)) return [paint.bold(title), "No changes.", ...unused(set, paint), ""].join("\n");
  const counts = [severityCounts(set.findings), changeCounts(set)].filter(Boolean).join(" · ");
  return [
    paint.bold(title),
    counts,
    "",
    ...set.findings.flatMap((finding) => findingLines(finding, paint)),
    ...byObject(set.changes).flatMap(({ object, changes }) => objectLines(object, changes, paint)),
    ...ignored(set, paint),
    ...unused(set, paint),
  ].join("\n");
}

const sides = ({ before, after }: ChangeSet) => `${printable(before.label)} → ${printable(after.label)}`;

const severityColor: Record<Severity, keyof Colors> = { breaking: "red", risky: "yellow", safe: "green" };

function findingLines({ severity, code, message, advice, compensatedBy, cause }: Finding, paint: Colors): string[] {
  const place = cause ? `  ${printable(`${cause.file}:${cause.line}`)}` : "";
  return [
    `${paint[severityColor[severity]](severity.padEnd(8))}  ${paint.dim(code)}${place}`,
    `          ${printable(message)}`,
    ...(compensatedBy === undefined ? [] : [`          ${paint.green("but")} ${printable(compensatedBy)}`]),
    `          ${paint.cyan("→")} ${printable(advice)}`,
    "",
  ];
}

function objectLines(object: string, changes: Change[], paint: Colors): string[] {
  const all = changes.map(describe);
  const width = Math.min(40, Math.max(...all.map(({ short }) => printable(short).length)));
  return [paint.bold(printable(object)), ...all.flatMap((change) => changeLines(change, width, paint)), ""];
}

const markColor: Record<Described["mark"], keyof Colors> = { "+": "green", "-": "red", "~": "yellow", ">": "cyan" };

/** A change below the heading of its object; `width` is that of the widest name. */
export function changeLines(
  { mark, short, from, because, summary, details }: Described,
  width: number,
  paint: Colors,
): string[] {
  const start = `  ${paint[markColor[mark]](mark)} ${printable(short).padEnd(width)}`;
  if (mark === ">") return [`${start}  renamed from ${printable(from ?? "")} ${paint.dim(`(${because})`)}`];
  if (mark !== "~") return [`${start}  ${printable(summary ?? "")}`.trimEnd()];
  const [first, ...others] = details.flatMap((each) => detailLines(each, paint));
  return [`${start}  ${first ?? ""}`, ...others.map((line) => `    ${" ".repeat(width)}  ${line}`)];
}

function detailLines({ property, before, after }: Detail, paint: Colors): string[] {
  if (!before?.includes("\n") && !after?.includes("\n")) {
    return [`${property}: ${printable(before ?? "none")} → ${printable(after ?? "none")}`];
  }
  const lines = lineDiff(before, after).map(({ mark, text }) => {
    const line = `${mark} ${printable(text)}`;
    return mark === "+" ? paint.green(line) : mark === "-" ? paint.red(line) : paint.dim(line);
  });
  return [`${property}:`, ...lines];
}

function ignored({ ignored: findings }: ChangeSet, paint: Colors): string[] {
  return findings.map(({ code, message, reason }) =>
    paint.dim(`ignored   ${code}: ${printable(message)} (${printable(reason)})`),
  );
}

function unused({ unusedIgnores }: ChangeSet, paint: Colors): string[] {
  return unusedIgnores.map(({ code, object }) =>
    paint.yellow(`unused    ignore of ${printable(code)}${object === undefined ? "" : ` for ${printable(object)}`}`),
  );
}
