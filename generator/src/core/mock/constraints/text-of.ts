import { asJavaScript } from "../expression/text-tests.ts";
import type { Kind } from "../kinds/kind.ts";
import { below, type Draw } from "../random/draw.ts";
import type { Limits, Pattern } from "./limit.ts";
import { matching } from "./matching.ts";

/** A text within limits, near to the one that would look best. */
export function textOf(
  natural: string,
  kind: Extract<Kind, { is: "text" }>,
  limits: Limits,
  draw: Draw,
): string | undefined {
  const positive = limits.patterns?.find(({ operator }) => !operator.startsWith("!"));
  if (positive) {
    const source = sourceOf(positive);
    const ignoresCase = /\*$|^ILIKE$/.test(positive.operator);
    const least = limits.length?.least ?? 0;
    const most = Math.min(limits.length?.most ?? 64, kind.most ?? 64);
    for (let again = 0; again < 8; again++) {
      const found = matching(source, { ...draw, attempt: draw.attempt + 100 * again }, { least, most, ignoresCase });
      if (found === undefined) return undefined;
      const count = [...found].length;
      if (count >= least && count <= most) return found;
    }
    return undefined;
  }
  const low = typeof limits.low?.value === "string" ? limits.low.value : undefined;
  if (low !== undefined && natural < low) return lengthened(low, { least: [...low].length + 1 }, draw);
  return lengthened(natural, limits.length ?? {}, draw);
}

const letters = "abcdefghijklmnopqrstuvwxyz";

function lengthened(
  text: string,
  { least = 0, most }: { least?: number; most?: number },
  { key, row, attempt }: Draw,
): string {
  const all = [...text];
  for (let at = all.length; at < least; at++) all.push(letters[below(26, key, row, attempt + at + 1)]!);
  return all.slice(0, most).join("");
}

/** What a pattern asks for, as an expression of JavaScript. */
export const sourceOf = ({ operator, text }: Pattern): string =>
  /~~|LIKE/.test(operator) ? likeSource(text) : asJavaScript(text);

const likeSource = (pattern: string) =>
  `^${pattern.replace(/\\([\s\S])|[%_]|[\\^$.*+?()[\]{}|/]/g, (found, escaped?: string) =>
    found === "%" ? "[a-z]{3,8}" : found === "_" ? "[a-z]" : (escaped ?? found).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"),
  )}$`;
