import { renderMarkdown } from "../core/formats/markdown/change-set.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Severity } from "../core/model/finding.ts";
import { shortId } from "../core/names/git-id.ts";

/** Git's id of the tree without a file: the version of a database before its first snapshot. */
export const emptyVersion = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** Name of the change file between two versions, below `changes/`. */
export const changeFileName = (from: string, to: string): string => `${shortId(from)}..${shortId(to)}.md`;

/** Whether a file below `changes/` is a change file from this version, to whichever other. */
export const isChangeFileFrom = (from: string, name: string, text: string): boolean =>
  name.startsWith(`${shortId(from)}..`) && text.startsWith(mark);

const mark = "<!-- schemalog change set:";

/** Text of a change file: a first line for programs, as the site reads it; then the words. */
export function changeFile(name: string, from: string, to: string, changeSet: ChangeSet): string {
  const { changes, findings } = changeSet;
  const count = (level: Severity) => findings.filter(({ severity }) => severity === level).length;
  const facts = {
    ...{ connection: name, from, to, changes: changes.length },
    ...{ breaking: count("breaking"), risky: count("risky"), safe: count("safe") },
  };
  return `${mark} ${JSON.stringify(facts)} -->\n\n${renderMarkdown(changeSet)}`;
}
