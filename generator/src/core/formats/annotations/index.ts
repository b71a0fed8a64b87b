import type { Finding, Severity } from "../../model/finding.ts";
import type { Failure, Report } from "../../model/report.ts";
import { targetWords } from "../../names/names.ts";

/** A note at lines of a file, as hosts show it beside the code. */
export type Annotation = {
  /** From the root of the repository. */
  path: string;
  startLine: number;
  endLine: number;
  level: "failure" | "warning" | "notice";
  title: string;
  message: string;
};

const levels: Record<Severity, Annotation["level"]> = { breaking: "failure", risky: "warning", safe: "notice" };

/** A note for each migration that can't be applied, and for each finding that comes from a statement of one. */
export const annotationsOf = ({ connections }: Report): Annotation[] =>
  connections.flatMap(({ changeSet, failure }) => [
    ...(failure ? failed(failure) : []),
    ...(changeSet?.findings ?? []).flatMap(annotation),
  ]);

function failed({ message, cause }: Failure): Annotation[] {
  if (!cause) return [];
  const { file: path, line: startLine, endLine } = cause;
  return [{ path, startLine, endLine, level: "failure", title: "This migration can't be applied", message }];
}

function annotation({ code, severity, target, message, advice, cause }: Finding): Annotation[] {
  if (!cause) return [];
  const { file: path, line: startLine, endLine } = cause;
  const title = `${code}: ${targetWords(target)}`;
  return [{ path, startLine, endLine, level: levels[severity], title, message: `${message}\n${advice}` }];
}

const commands = { failure: "error", warning: "warning", notice: "notice" };

/**
 * Annotations as workflow commands of GitHub Actions
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions), escaped as its toolkit does.
 */
export const workflowCommands = (annotations: Annotation[]): string[] =>
  annotations.map(({ path, startLine, endLine, level, title, message }) => {
    const properties = { file: path, line: startLine, endLine, title };
    const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
    return `::${commands[level]} ${list.join(",")}::${data(message)}`;
  });

const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
