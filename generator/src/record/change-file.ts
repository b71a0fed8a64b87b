import { renderMarkdown } from "../core/formats/markdown/change-set.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import { shortId } from "../core/names/git-id.ts";
import { countBySeverity } from "../core/review/counts.ts";

/** Git's id of the tree without a file: the version of a database before its first snapshot. */
export const emptyVersion = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** The folder of the change files, below that of the connection. */
const folder = "changes/";

export const changeFilePath = (name: string): string => `${folder}${name}`;

/** The names of the change files among paths below a connection's folder. */
export const changeFilesAmong = (paths: Iterable<string>): string[] =>
  [...paths].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));

/** Name of the change file between two versions, below `changes/`. */
export const changeFileName = (from: string, to: string): string => `${shortId(from)}..${shortId(to)}.md`;

/** Whether a file below `changes/` is a change file from this version, to whichever other. */
export const isChangeFileFrom = (from: string, name: string, text: string): boolean =>
  name.startsWith(`${shortId(from)}..`) && text.startsWith(mark);

const mark = "<!-- schemalog change set:";

/** Text of a change file: a first line for programs, as the site reads it; then the words. */
export function changeFile(name: string, from: string, to: string, changeSet: ChangeSet): string {
  const { changes, findings } = changeSet;
  const facts = {
    ...{ connection: name, from, to, changes: changes.length },
    ...countBySeverity(findings),
  };
  return `${mark} ${JSON.stringify(facts)} -->\n\n${renderMarkdown(changeSet)}`;
}
