/** How much of a report is shown; numbers are the most of each. */
export type Detail = {
  connections: number;
  /** Findings (those that say the same count as one): on a line of their own, and with why and what to do. */
  lines: number;
  blocks: number;
  /** Objects whose changes are shown. */
  objects: number;
  /** Characters of one value or text. */
  text: number;
  diagram: boolean;
  warnings: number;
  files: number;
  /** In words, what this leaves out of the full report. */
  dropped: string[];
};

const full: Detail = {
  connections: 1000,
  lines: 1000,
  blocks: 1000,
  objects: 1000,
  text: 20_000,
  diagram: true,
  warnings: 50,
  files: 30,
  dropped: [],
};

type Step = Partial<Detail> & Pick<Detail, "dropped">;

/** What goes first is what a reviewer misses least. */
const less: Step[] = [
  { warnings: 5, files: 5, text: 2_000, dropped: ["long texts"] },
  { diagram: false, dropped: ["the diagram"] },
  { objects: 60, text: 300, dropped: ["changes after the first 60 objects"] },
  { objects: 15, dropped: ["changes after the first 15 objects"] },
  { blocks: 40, objects: 5, dropped: ["changes after the first 5 objects", "details after the first 40 findings"] },
  { blocks: 10, lines: 100, objects: 0, dropped: ["changes", "details after the first 10 findings"] },
  { blocks: 5, lines: 30, connections: 20, files: 0, warnings: 0, dropped: ["details after the first 5 findings"] },
  { blocks: 0, lines: 10, connections: 5, text: 120, dropped: ["details of all findings"] },
];

/** Each with less detail than the one before it; the first is whole. */
export const steps: Detail[] = [full];
for (const step of less) {
  const before = steps.at(-1) ?? full;
  // What a step says of changes or details takes the place of what an earlier one said of them.
  const topics = new Set(step.dropped.map(topic));
  const dropped = [...before.dropped.filter((words) => !topics.has(topic(words))), ...step.dropped];
  steps.push({ ...before, ...step, dropped });
}

function topic(words: string): string {
  return words.split(" ")[0] ?? "";
}
