import { inWordsOf } from "../../dialects/registry.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import type { Failure, Report } from "../../model/report.ts";
import { visible } from "../markdown/escape.ts";
import { headline } from "../words/finding-groups.ts";

/** A note, as hosts show it. */
export type Note = { level: "failure" | "warning" | "notice"; title: string; message: string };

/** A note at lines of a file; its path is from the root of the repository. */
export type Annotation = Note & { path: string; startLine: number; endLine: number };

const levels: Record<Severity, Annotation["level"]> = { breaking: "failure", risky: "warning", safe: "notice" };

/** A note for each migration that can't be applied, and for each finding that comes from a statement of one. */
export const annotationsOf = ({ connections }: Report): Annotation[] =>
  connections.flatMap(({ changeSet, failure }) => [
    ...(failure ? failed(failure) : []),
    ...inWordsOf(changeSet?.engine, () => (changeSet?.findings ?? []).flatMap(annotation)),
  ]);

function failed({ message, cause }: Failure): Annotation[] {
  if (!cause) return [];
  const { file: path, line: startLine, endLine } = cause;
  return [
    { path, startLine, endLine, level: "failure", title: "This statement can't be applied", message: visible(message) },
  ];
}

function annotation(finding: Finding): Annotation[] {
  if (!finding.cause) return [];
  const { file: path, line: startLine, endLine } = finding.cause;
  return [{ path, startLine, endLine, ...note(finding) }];
}

const note = (finding: Finding): Note => ({
  level: levels[finding.severity],
  title: visible(`${headline([finding])} (${finding.code})`),
  message: visible(`${finding.message}
${finding.advice}`),
});

/** A note for each finding of which nobody knows the statement, as where snapshots are compared. */
export const notesWithoutPlace = ({ connections }: Report): Note[] =>
  connections.flatMap(({ changeSet }) =>
    inWordsOf(changeSet?.engine, () => (changeSet?.findings ?? []).filter(({ cause }) => !cause).map(note)),
  );

const commands = { failure: "error", warning: "warning", notice: "notice" };

/**
 * Notes as workflow commands of GitHub Actions
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions), escaped as its toolkit does.
 */
export const workflowCommands = (notes: (Annotation | Note)[]): string[] =>
  notes.map(({ level, title, message, ...place }) => {
    const at = "path" in place ? { file: place.path, line: place.startLine, endLine: place.endLine } : {};
    const list = Object.entries({ ...at, title }).map(([key, value]) => `${key}=${property(String(value))}`);
    return `::${commands[level]} ${list.join(",")}::${data(message)}`;
  });

const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
