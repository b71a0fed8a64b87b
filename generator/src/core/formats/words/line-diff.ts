/** A line of a text that changed: taken out, put in, or kept. */
export type DiffLine = { mark: "-" | "+" | " "; text: string };

/** What is longer, between the lines that both begin and end with, is removed and added as a whole: comparing costs lines × lines. */
const maxLines = 400;
/** Kept lines that are shown around what changed. */
const context = 2;

/** What changed between two texts (or none), line by line, with a little around it; `…` stands for lines left out. */
export function lineDiff(before: string | undefined, after: string | undefined): DiffLine[] {
  const [old, now] = [before?.split("\n") ?? [], after?.split("\n") ?? []];
  const isLong = Math.max(old.length, now.length) > maxLines;
  const lines = isLong ? betweenCommonEnds(old, now) : byLongestCommon(old, now);
  const near = (index: number) => {
    for (let at = index - context; at <= index + context; at++) if ((lines[at]?.mark ?? " ") !== " ") return true;
    return false;
  };
  return lines.flatMap((line, index) => {
    if (near(index)) return [line];
    return index === 0 || near(index - 1) ? [{ mark: " " as const, text: "…" }] : [];
  });
}

/** Lines that both texts begin and end with are kept; what is between them is compared where it is short enough. */
function betweenCommonEnds(old: string[], now: string[]): DiffLine[] {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const [removed, added] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  const isLong = Math.max(removed.length, added.length) > maxLines;
  const between = isLong ? [...marked("-", removed), ...marked("+", added)] : byLongestCommon(removed, added);
  return [...marked(" ", old.slice(0, head)), ...between, ...marked(" ", old.slice(old.length - tail))];
}

const marked = (mark: DiffLine["mark"], texts: string[]): DiffLine[] => texts.map((text) => ({ mark, text }));

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
