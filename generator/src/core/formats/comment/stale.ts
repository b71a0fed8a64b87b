import type { ConnectionReport } from "../../model/report.ts";
import { capital } from "../../names/capital.ts";
import { shortId } from "../../names/git-id.ts";
import { codeBlock, codeSpan, escapeMarkdown, folded } from "../markdown/escape.ts";
import type { CommentOptions } from "./index.ts";
import type { Detail } from "./size-steps.ts";

/** `3 files are out of date`; undefined where none is. */
export function staleWords(connections: ConnectionReport[]): string | undefined {
  const { length } = connections.flatMap(({ stale }) => stale);
  return length === 0 ? undefined : length === 1 ? "one file is out of date" : `${length} files are out of date`;
}

/** Files that are not as the schema says and how to update them, or the commit that did. */
export function staleBlock(
  connections: ConnectionReport[],
  { files }: Detail,
  { fileUrl, base }: CommentOptions,
): string[] {
  const stale = connections.flatMap((connection) => connection.stale);
  const superfluous = new Set(connections.flatMap((connection) => connection.superfluous ?? []));
  const lines = connections.flatMap(({ name, updated: commit }) =>
    commit === undefined
      ? []
      : [
          `Snapshot, change file and docs of ${escapeMarkdown(name)} were updated in [${shortId(commit.id, 8)}](${encodeURI(commit.url)}).`,
        ],
  );
  const commits = lines.length === 0 ? [] : [lines.join("\n")];
  if (stale.length === 0) return [...commits, ...waitingBlock(connections)];
  const names = stale
    .slice(0, files)
    .map((path) => `- ${superfluous.has(path) ? "delete " : ""}${link(codeSpan(path), fileUrl?.(path))}`);
  const more = stale.length > names.length ? [`- and ${stale.length - names.length} more`] : [];
  return [
    ...commits,
    `**${capital(staleWords(connections) ?? "")}.** Update ${stale.length === 1 ? "it" : "them"} with:`,
    codeBlock(recordCommand(base), "sh"),
    folded("Files", [...names, ...more].join("\n")),
    ...waitingBlock(connections),
  ];
}

/** Pages that speak of several objects: nobody's branch has to mend them. */
function waitingBlock(connections: ConnectionReport[]): string[] {
  const { length } = connections.flatMap(({ waiting = [] }) => waiting);
  if (length === 0) return [];
  const pages = length === 1 ? "One page of the docs waits" : `${length} pages of the docs wait`;
  return [`${pages} for what was merged lately. Bring the docs up to date with \`npx schemalog docs\`.`];
}

/** A branch may be called anything, and this line is made to be copied into a shell. */
function recordCommand(base: string | undefined): string {
  if (base === undefined) return "npx schemalog record";
  return `npx schemalog record --base ${/^\w[\w./-]*$/.test(base) ? base : "<branch>"}`;
}
const link = (text: string, url: string | undefined) => (url === undefined ? text : `[${text}](${url})`);
