import type { Warning } from "../../../errors.ts";
import { counted } from "../../names/counted.ts";
import { escapeMarkdown, folded } from "../markdown/escape.ts";
import type { Detail } from "./size-steps.ts";

/** A few of these are shown even where there is hardly any room: nobody has looked at what was not run. */
const fewest = 3;

/** How many stand open; the others are to be opened. */
const open = 6;

/** What of the branch was not run: it stands open, for the verdict does not hold for it. */
export function unjudgedBlock(warnings: Warning[], { warnings: most, text }: Detail): string[] {
  const all = warnings.filter(({ unjudged }) => unjudged);
  if (all.length === 0) return [];
  const lead = "**Not judged, so check it yourself:**";
  const [first, others] = [all.slice(0, open), all.slice(open)];
  if (others.length === 0 || most === 0) return [`${lead}\n\n${list(all, Math.max(most, fewest), text)}`];
  return [
    `${lead}\n\n${list(first, Math.max(most, fewest), text)}`,
    folded(`${others.length} more that ${others.length === 1 ? "was" : "were"} not judged`, list(others, most, text)),
  ];
}

/** All other warnings, to be opened. */
export function warningsBlock(all: Warning[], { warnings: most, text }: Detail): string[] {
  const warnings = all.filter(({ unjudged }) => !unjudged);
  if (warnings.length === 0 || most === 0) return [];
  return [folded(counted(warnings.length, "warning"), list(warnings, most, text))];
}

function list(all: Warning[], most: number, text: number): string {
  const warnings = inOne(all);
  const lines = warnings.slice(0, most).map(({ object, message, remedy }) => {
    const words = [object === undefined ? message : `${object}: ${message}`, ...(remedy ? [remedy] : [])].join(". ");
    return `- ${escapeMarkdown(words.slice(0, text))}`;
  });
  return [...lines, ...(warnings.length > lines.length ? [`- and ${warnings.length - lines.length} more`] : [])].join(
    "\n",
  );
}

/** So many places stand in one line. */
const inLine = 4;

/** What is said of several places, once. */
const inOne = (warnings: Warning[]): Warning[] =>
  [...Map.groupBy(warnings, ({ message, remedy }) => JSON.stringify([message, remedy])).values()].flatMap((same) =>
    same.flatMap((first, index) => {
      if (index % inLine !== 0) return [];
      const places = same.slice(index, index + inLine).flatMap(({ object }) => object ?? []);
      return { ...first, object: places.join(", ") || undefined };
    }),
  );
