import type { Fills } from "./tools/tool.ts";

/** Values by name, as a person or the tool's own files give them. */
export type Placeholders = Record<string, string>;

/** A text with what is known put in place of its placeholders; `left` are the lines (from 1) on which one is not known. */
export function filled(
  text: string,
  fills: Fills | undefined,
  given: Placeholders,
): { text: string; left: { line: number; name: string }[] } {
  if (fills === undefined) return { text, left: [] };
  const { pattern, between, anyCase = false } = fills;
  const keyOf = (name: string) => (anyCase ? name.toLowerCase() : name);
  const values = new Map(Object.entries(given).map(([name, value]) => [keyOf(name), value]));
  const left: { line: number; name: string }[] = [];
  let isOn = between === undefined;
  const lines = text.split("\n").map((line, index) => {
    if (between?.begin.test(line)) isOn = true;
    else if (between?.end.test(line)) isOn = false;
    if (!isOn) return line;
    return line.replace(pattern, (whole: string, name: string, otherwise: unknown) => {
      // Of several lines, nothing would stand where it is said to be.
      const value = values.get(keyOf(name))?.replace(/\s*\n\s*/g, " ") ?? defaultOf(otherwise);
      if (value === undefined) left.push({ line: index + 1, name });
      return value ?? whole;
    });
  });
  return { text: lines.join("\n"), left };
}

/** What stands behind the name in a pattern that has that; else it is where the placeholder stands. */
const defaultOf = (second: unknown) => (typeof second === "string" ? second : undefined);

/** What to write where nothing says what a placeholder stands for. */
export const toWrite = (name: string): string =>
  `Write what it stands for below the connection in schemalog.yml, as in placeholders: { ${/^[\w.-]+$/.test(name) ? name : `"${name}"`}: value }.`;
