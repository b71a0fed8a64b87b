/** A line of a text that changed: taken out, put in, or kept. */
export type DiffLine = { mark: "-" | "+" | " "; text: string };

/** Longer texts are shown as removed and added as a whole: comparing them costs lines × lines. */
const maxLines = 400;
/** Kept lines that are shown around what changed. */
const context = 2;

/** What changed between two texts (or none), line by line, with a little around it; `…` stands for lines left out. */
export function lineDiff(before: string | undefined, after: string | undefined): DiffLine[] {
  const [old, now] = [before?.split("\n") ?? [], after?.split("\n") ?? []];
  const lines = old.length > maxLines || now.length > maxLines ? wholly(old, now) : byLongestCommon(old, now);
  const near = (index: number) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ mark }) => mark !== " ");
  return lines.flatMap((line, index) => {
    if (near(index)) return [line];
    return index === 0 || near(index - 1) ? [{ mark: " " as const, text: "…" }] : [];
  });
}

const wholly = (old: string[], now: string[]): DiffLine[] => [
  ...old.map((text): DiffLine => ({ mark: "-", text })),
  ...now.map((text): DiffLine => ({ mark: "+", text })),
];

/** The longest common subsequence, by the table of the lengths of what is common from each pair of lines on. */
function byLongestCommon(old: string[], now: string[]): DiffLine[] {
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const [down = 0, right = 0] = [common[(i + 1) * width + j], common[i * width + j + 1]];
      common[i * width + j] = old[i] === now[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ mark: " ", text: old[i++] ?? "" });
      j++;
    } else if (
      j === now.length ||
      (i < old.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      lines.push({ mark: "-", text: old[i++] ?? "" });
    } else lines.push({ mark: "+", text: now[j++] ?? "" });
  }
  return lines;
}
