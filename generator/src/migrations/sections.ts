const markers = [
  { tool: "goose", up: /^--\s*\+goose\s+Up\b/i, down: /^--\s*\+goose\s+Down\b/i },
  { tool: "sql-migrate", up: /^--\s*\+migrate\s+Up\b/i, down: /^--\s*\+migrate\s+Down\b/i },
  { tool: "dbmate", up: /^--\s*migrate:up\b/i, down: /^--\s*migrate:down\b/i },
];

const withoutTransaction = [
  /^--\s*\+goose\s+NO\s+TRANSACTION\b/im,
  /^--\s*\+migrate\s+Up\s+notransaction\b/im,
  /^--\s*migrate:up\b.*\btransaction:\s*false\b/im,
  /^--\s*atlas:txmode\s+none\b/im,
];

const markerIn = (text: string) => markers.find(({ up }) => new RegExp(up.source, "im").test(text));

/** The tool whose up sections a text has; undefined when it has none. */
export const toolOfSections = (text: string): string | undefined => markerIn(text)?.tool;

/**
 * The text with all but its up sections (goose, sql-migrate, dbmate) blanked out, so that every offset and line stays;
 * unchanged where it has no such section. As those tools do, it looks at whole lines.
 */
export function upSections(text: string): string {
  const marker = markerIn(text);
  if (!marker) return text;
  let wanted = false;
  return text
    .split("\n")
    .map((line) => {
      const trimmed = line.trimStart();
      if (marker.up.test(trimmed)) wanted = true;
      else if (marker.down.test(trimmed)) wanted = false;
      return wanted ? line : " ".repeat(line.length);
    })
    .join("\n");
}

/** Whether the file says that it must not run in a transaction (goose, sql-migrate, dbmate, Atlas). */
export const saysNoTransaction = (text: string) => withoutTransaction.some((pattern) => pattern.test(text));
