import type { Skipped } from "../core/dialects/script.ts";
import type { Markers } from "./tools/tool.ts";

/**
 * The text with all but its up sections blanked out, so that every offset and line stays; unchanged where it has none. As
 * those tools do, it looks at whole lines. `skipped` is what is blanked out and need not be what the tool leaves out, too.
 */
export function upSections(text: string, markers: Markers | undefined): { text: string; skipped: Skipped[] } {
  const lines = text.split("\n");
  if (!markers) return { text, skipped: [] };
  const { up, down, like, surely, downAlone } = markers;
  const hasUp = lines.some((line) => up.test(line));
  const back = downAlone && !hasUp ? lines.findIndex((line) => down.test(line)) : -1;
  if (!hasUp && back === -1) return { text, skipped: [] };
  const skipped: Skipped[] = back === -1 ? [] : [{ line: back + 1, ...isBack }];
  let wanted = back === -1 ? undefined : true;
  const kept = lines.map((line, index) => {
    const isMarker = up.test(line) || down.test(line);
    const isAgain = wanted === false && up.test(line);
    if ((like.test(line) && !surely.test(line)) || isAgain) {
      skipped.push({ line: index + 1, ...unsure });
    }
    if (isMarker) wanted = up.test(line);
    else if (wanted === undefined && !/^\s*(--.*)?$/.test(line)) {
      wanted = false;
      skipped.push({ line: index + 1, ...early, ofRequests: true });
    }
    return wanted ? line : " ".repeat(line.length);
  });
  return { text: kept.join("\n"), skipped };
}

/** What is to be said of a line that is not surely read as the tool does. */
export const unsure = {
  message: "the migration tool, or some versions of it, may read this line differently from schemalog",
  remedy:
    "Write one section for each way, and markers on a line of their own, from its beginning, in the tool's own spelling.",
  ofRequests: true,
} as const;
const isBack = {
  message: "not run: what stands below this line is taken for the way back",
  remedy: "If it is a remark like any other, write more than the one word.",
  ofRequests: true,
};
const early = {
  message: "not run: it stands before the first section",
  remedy: "Move it below the marker.",
};
