import type { Skipped } from "./statements.ts";
import type { Markers } from "./tools/tool.ts";

const withoutTransaction = [
  /^--\s*\+goose\s+NO\s+TRANSACTION\b/im,
  /^--\s*\+migrate\s+Up\s+notransaction\b/im,
  /^--\s*migrate:up\b.*\btransaction:\s*false\b/im,
  /^--\s*atlas:txmode\s+none\b/im,
];

/**
 * The text with all but its up sections blanked out, so that every offset and line stays; unchanged where it has none. As
 * those tools do, it looks at whole lines. `skipped` is what is blanked out and need not be what the tool leaves out, too.
 */
export function upSections(text: string, markers: Markers | undefined): { text: string; skipped: Skipped[] } {
  const lines = text.split("\n");
  if (!markers || !lines.some((line) => markers.up.test(line))) return { text, skipped: [] };
  const { up, down, surely } = markers;
  const skipped: Skipped[] = [];
  let wanted: boolean | undefined;
  const kept = lines.map((line, index) => {
    const isMarker = up.test(line) || down.test(line);
    if (isMarker && surely && !surely.test(line)) skipped.push({ line: index + 1, ...unsure, ofRequests: true });
    if (isMarker) wanted = up.test(line);
    else if (wanted === undefined && !/^\s*(--.*)?$/.test(line)) {
      wanted = false;
      skipped.push({ line: index + 1, ...early, ofRequests: true });
    }
    return wanted ? line : " ".repeat(line.length);
  });
  return { text: kept.join("\n"), skipped };
}

const unsure = {
  message: "is taken for a marker of goose, though some versions of goose take it for a comment",
  remedy: "Write markers at the beginning of their lines, as in `-- +goose Down`.",
};
const early = {
  message: "was not run, for it stands before the first section that is to be run",
  remedy: "Put it below the marker.",
};

/** Whether the file says that it must not run in a transaction (goose, sql-migrate, dbmate, Atlas). */
export const saysNoTransaction = (text: string) => withoutTransaction.some((pattern) => pattern.test(text));
