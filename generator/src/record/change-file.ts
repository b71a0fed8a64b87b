import { renderMarkdown } from "../core/formats/markdown/change-set.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import { shortId } from "../core/names/git-id.ts";
import { countBySeverity } from "../core/review/counts.ts";

/** The folder of the change files, below that of the connection. */
const folder = "changes/";

export const changeFilePath = (name: string): string => `${folder}${name}`;

/** The names of the change files among paths below a connection's folder. */
export const changeFilesAmong = (paths: Iterable<string>): string[] =>
  [...paths].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));

/** Name of the change file between two versions, below `changes/`. */
export const changeFileName = (from: string, to: string): string => `${shortId(from)}..${shortId(to)}.md`;

/** Whether a text is that of a change file, and not of something that a person put there. */
export const isChangeFile = (text: string): boolean => text.startsWith(mark);

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
