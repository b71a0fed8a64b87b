import type { Fills } from "./tools/tool.ts";

/** Values by name, as a person or the tool's own files give them. */
export type Placeholders = Record<string, string>;

/** What stands for placeholders: `given` by a person, `found` in the tool's files, and what the base's files say, which is `settled`. */
export type Values = { given?: Placeholders | undefined; found?: Placeholders; settled?: Placeholders | undefined };

type Left = { line: number; name: string };

/**
 * A text with what is known put in place of its placeholders; `left` are the lines (from 1) on which something else may stand: where
 * nobody says what, or a branch does, for the environment may say otherwise.
 */
export function filled(text: string, fills: Fills | undefined, values: Values): { text: string; left: Left[] } {
  if (fills === undefined) return { text, left: [] };
  const { pattern, between, anyCase = false } = fills;
  const keyOf = (name: string) => (anyCase ? name.toLowerCase() : name);
  const [given, found, settled] = [values.given, values.found, values.settled].map(
    (known = {}) => new Map(Object.entries(known).map(([name, value]) => [keyOf(name), value])),
  );
  const left: Left[] = [];
  let isOn = between === undefined;
  const lines = text.split("\n").map((line, index) => {
    if (between?.begin.test(line)) isOn = true;
    else if (between?.end.test(line)) isOn = false;
    if (!isOn) return line;
    return line.replace(pattern, (whole: string, name: string, second: unknown) => {
      const key = keyOf(name);
      const value = given?.get(key) ?? found?.get(key) ?? defaultOf(second);
      const isSure = given?.has(key) || (value !== undefined && settled?.get(key) === value);
      if (!isSure && left.at(-1)?.line !== index + 1) left.push({ line: index + 1, name });
      // Of several lines, nothing would stand where it is said to be.
      return value?.replace(/\s*\n\s*/g, " ") ?? whole;
    });
  });
  return { text: lines.join("\n"), left };
}

/** What stands behind the name in a pattern that has that; else it is where the placeholder stands. */
const defaultOf = (second: unknown) => (typeof second === "string" ? second : undefined);

/** What to write where nothing says what a placeholder stands for. */
export const toWrite = (name: string): string =>
  `Write what it stands for below the connection in schemalog.yml, as in placeholders: { ${/^[\w.-]+$/.test(name) ? name : `"${name}"`}: value }.`;
