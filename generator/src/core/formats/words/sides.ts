import { movedSides } from "./moved.ts";
import { namesInOrder, propertyValue, record } from "./property-words.ts";

/**
 * A property before and after in words, as short as it can be said; undefined where it is not there. The two never look the same:
 * where the short words do, they are longer, and at last every sign is told.
 */
export function sidesOf(property: string, before: object, after: object): [string | undefined, string | undefined] {
  const moved = property === "order" ? movedSides(namesInOrder(before), namesInOrder(after)) : undefined;
  if (moved) return [withoutInvisible(moved[0]), withoutInvisible(moved[1])];
  const words = both((facts) => propertyValue(property, facts));
  if (!lookAlike(words)) return words;
  const longer = both((facts) => spelledOut(facts[property]));
  return lookAlike(longer) ? both((facts) => everySign(JSON.stringify(facts[property]))) : longer;

  function both(
    text: (facts: Record<string, unknown>) => string | undefined,
  ): [string | undefined, string | undefined] {
    const [old, now] = [before, after].map((facts) => {
      const said = text(facts as Record<string, unknown>);
      return said === undefined ? undefined : withoutInvisible(said);
    });
    return [old, now];
  }
}

/** With signs that nobody sees, or takes for a space, by their code. */
export const withoutInvisible = (text: string): string =>
  text.replaceAll(/(?![ \n\t])[\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]/gu, codeOf);

const codeOf = (sign: string) => `\\u{${sign.codePointAt(0)?.toString(16)}}`;

/** Whether a page shows the same for both: it joins white space, and hides that at the ends of a line. */
function lookAlike([before, after]: [string | undefined, string | undefined]): boolean {
  if (before === undefined || after === undefined) return false;
  const shown = (text: string) => text.normalize("NFKC").replaceAll(/\s+/g, " ").trim();
  return shown(before) === shown(after);
}

/** What a value is, with all that is in its parts. */
function spelledOut(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map((item) => spelledOut(item) ?? "none").join("; ");
  if (typeof value !== "object" || value === null) return value === undefined ? undefined : String(value);
  const { name, ...rest } = value as Record<string, unknown>;
  const details = record(rest);
  return typeof name === "string" ? `${name}${details === "" ? "" : ` (${details})`}` : details;
}

/** With the code of every sign but those that look like nothing else. */
const everySign = (text: string): string => text.replaceAll(/[^!-~ ]| (?= )|(?<= ) /gu, codeOf);
