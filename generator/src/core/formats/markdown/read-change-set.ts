import { changesHeading, findingsHeading } from "./change-set.ts";

/** A change set as renderMarkdown() writes it, taken apart: all of it is Markdown. */
export type ChangeSetText = {
  /** Between what, and the verdict. */
  summary: string;
  /** The table of the findings, and each of them; empty without any. */
  findings: string;
  /** What changed, object by object, as a part of its own. */
  changes: string;
  /** What was ignored. */
  notes: string;
};

/** Takes a text of renderMarkdown() apart; what is no such text is a summary as a whole. No line of code begins with `#`. */
export function readChangeSet(markdown: string): ChangeSetText {
  const [summary = "", ...sections] = markdown.split(/^(?=## )/m);
  const bodyOf = (heading: string) =>
    sections.find((section) => section.startsWith(`${heading}\n`))?.slice(heading.length) ?? "";
  const own = [findingsHeading, changesHeading];
  const others = sections.filter((section) => !own.some((heading) => section.startsWith(`${heading}\n`)));
  return {
    summary: summary.replace(/^\s*# .*/, "").trim(),
    findings: bodyOf(findingsHeading).trim(),
    changes: bodyOf(changesHeading).trim(),
    notes: others.join("").trim(),
  };
}
