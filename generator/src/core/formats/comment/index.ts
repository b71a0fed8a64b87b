import type { Finding } from "../../model/finding.ts";
import type { ConnectionReport, Report, SettingsReport } from "../../model/report.ts";
import { counted } from "../../names/counted.ts";
import { severityCounts, worstOf } from "../../review/counts.ts";
import { isPartialReport } from "../../review/partial.ts";
import { closingOf, escapeMarkdown } from "../markdown/escape.ts";
import { severityIcon } from "../words/severity-icon.ts";
import { connectionSection } from "./connection.ts";
import { settingsBlock } from "./settings.ts";
import { type Detail, steps } from "./size-steps.ts";
import { staleBlock, staleWords } from "./stale.ts";

export type CommentOptions = {
  /** The most characters that it may have. */
  limit: number;
  /** Address of a line of a file. */
  fileUrl?: ((path: string, line?: number) => string) | undefined;
  /** Address of the run, for what had to be left out. */
  runUrl?: string | undefined;
  title?: string | undefined;
  /** The branch that the request goes to, where that is not the one that goes without saying. */
  base?: string | undefined;
  /** Whether files that are out of date fail the run. */
  staleFails?: boolean | undefined;
  /** The report is the word of a fork's run: nothing of it was seen by who writes the comment. */
  byFork?: true | undefined;
};

/**
 * A report as the comment of a change request: the verdict, the findings with why, what to do and where, what changed
 * object by object, a diagram. Never longer than the limit: detail goes step by step, the least needed first, and what
 * was left out is said. All text of a database or a migration is escaped.
 */
export function renderComment(report: Report, options: CommentOptions): string {
  let text = "";
  for (const detail of steps) {
    // A text that was cut within a character would be refused by the host.
    text = render(report, detail, options).toWellFormed();
    if (text.length <= options.limit) return text;
  }
  return cut(text, options.limit).toWellFormed();
}

function render({ settings, connections }: Report, detail: Detail, options: CommentOptions): string {
  const { fileUrl, runUrl, title, byFork } = options;
  // What could not be judged comes first.
  const ordered = [...connections.filter(({ failure }) => failure), ...connections.filter(({ failure }) => !failure)];
  const shown = ordered.slice(0, detail.connections);
  const judged = shown.filter(({ changeSet }) => (changeSet?.findings.length ?? 0) > 0).length;
  const sections = shown.map((connection) =>
    connectionSection(connection, detail, { fileUrl, alone: connections.length === 1, share: 1 / Math.max(1, judged) }),
  );
  const quiet = shown.filter((_, at) => sections[at]?.length === 0);
  const blocks = [
    `## ${title === undefined ? headline(connections, settings, options) : escapeMarkdown(title)}`,
    ...(byFork ? [wordOfFork] : []),
    ...settingsBlock(settings),
    ...sections.flat(),
    ...(quiet.length < shown.length ? quietLine(quiet) : []),
    ...staleBlock(connections, detail, options),
    ...leftOut(detail, connections.length - shown.length, runUrl),
    `<sub>[schemalog](https://github.com/schemalog/schemalog)${runUrl === undefined ? "" : ` · [log](${runUrl})`}</sub>`,
  ];
  return blocks.join("\n\n");
}

/** The connections of which there is nothing to say: the heading says it only where that goes for all. */
function quietLine(quiet: ConnectionReport[]): string[] {
  if (quiet.length === 0) return [];
  const named = quiet.slice(0, mostQuiet).map(({ name }) => escapeMarkdown(name));
  const more = quiet.length > mostQuiet ? ` and ${quiet.length - mostQuiet} more` : "";
  return [`No changes: ${named.join(", ")}${more}.`];
}
const mostQuiet = 10;

const wordOfFork =
  "**As reported by the fork's run**, which ran the fork's code and could be made to say anything. What counts as ignored, and what fails, is decided by the base branch. Read the migrations before you merge.";

/** The verdict over all connections. */
function headline(
  connections: ConnectionReport[],
  settings: SettingsReport | undefined,
  { staleFails = false }: CommentOptions,
): string {
  if (settings?.broken) return "⚠️ Schema: not judged";
  const findings: Finding[] = connections.flatMap(({ changeSet }) => changeSet?.findings ?? []);
  const failed = connections.filter(({ failure }) => failure !== undefined).length;
  const changed = connections.some(({ changeSet }) => (changeSet?.changes.length ?? 0) > 0);
  const worst = worstOf(findings);
  const not = failed > 0 ? `, ${failed === 1 ? "one connection" : `${failed} connections`} could not be judged` : "";
  if (failed > 0 && !worst) return `⚠️ Schema${changed ? ": no findings" : ""}${not.replace(/^,/, changed ? "," : ":")}`;
  const isPartial = isPartialReport({ connections, settings });
  const warned = warningWords(connections);
  const stale = staleFails ? staleWords(connections) : undefined;
  const but = `${isPartial ? ", but parts of the branch were not judged" : ""}${stale === undefined ? "" : `; ${stale}`}`;
  if (worst) return `${severityIcon[worst]} Schema: ${severityCounts(findings)}${warned}${not}${but}`;
  if (but !== "") return `⚠️ ${changed ? "Schema: no findings" : "No schema changes"}${warned}${but}`;
  if (warned !== "") return `⚠️ ${changed ? "Schema: no findings" : "No schema changes"}${warned}`;
  return changed ? "✅ Schema: no findings" : "✅ No schema changes";
}

/** `, 2 warnings`: somebody has to read them, though no rule found anything. */
function warningWords(connections: ConnectionReport[]): string {
  const { length } = connections.flatMap(({ warnings }) => warnings.filter(({ unjudged }) => !unjudged));
  return length === 0 ? "" : `, ${counted(length, "warning")}`;
}

function leftOut({ dropped }: Detail, connections: number, runUrl: string | undefined): string[] {
  const all = [...dropped, ...(connections > 0 ? [`${connections} connections`] : [])];
  if (all.length === 0) return [];
  const where = runUrl === undefined ? "the report of the run" : `[the run](${runUrl})`;
  return [
    `_Left out to fit the size limit of a comment: ${all.join(", ")}. The full report is in ${where} and in the change file._`,
  ];
}

/** The last resort: whole lines, and a word that it is cut. */
function cut(text: string, limit: number): string {
  const word = "\n\n_The rest is cut off to fit the size limit of a comment._";
  const room = Math.max(0, limit - word.length);
  const end = text.lastIndexOf("\n", room);
  const kept = text.slice(0, end > 0 ? end : room);
  // A fence or fold that was open would swallow what follows.
  const open = (kept.match(/^<details>/gm) ?? []).length - (kept.match(/^<\/details>/gm) ?? []).length;
  const code = closingOf(kept);
  const closing = `${code === "" ? "" : `\n${code}`}${"\n\n</details>".repeat(Math.max(0, open))}`;
  return kept.length + closing.length + word.length <= limit
    ? `${kept}${closing}${word}`
    : cut(kept.slice(0, Math.max(0, kept.length - closing.length - word.length)), limit);
}
