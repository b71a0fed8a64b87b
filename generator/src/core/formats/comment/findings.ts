import type { Finding } from "../../model/finding.ts";
import { counted } from "../../names/counted.ts";
import { folded } from "../markdown/escape.ts";
import { findingBlock, findingLine, type Place, withCode } from "../markdown/findings.ts";
import { type FindingGroup, groupFindings, headline, shortName } from "../words/finding-groups.ts";
import { severityIcon } from "../words/severity-icon.ts";
import { shorten } from "./shorten.ts";
import type { Detail } from "./size-steps.ts";

/** How much stands open in a comment: what a reviewer reads without being lost in it. */
const openRoom = { lines: 100, characters: 8_000 };

/**
 * What rules found, the worst first: as much of it open as there is `share` of the room (1: all of it), the rest on a line each and
 * whole in a part that opens. What is safe needs nobody, and is in a part of its own.
 */
export function findingBlocks(findings: Finding[], place: Place, detail: Detail, share: number): string[] {
  const groups = groupFindings(findings.filter(({ severity }) => severity !== "safe"));
  const blocks = groups
    .slice(0, detail.blocks)
    .map((group) => shorten(findingBlock(group, place, "####"), detail.text));
  const open = fitting(blocks, share);
  const [listed, rest] = [groups.slice(open, open + detail.lines), groups.slice(open + detail.lines)];
  return [
    ...blocks.slice(0, open),
    ...(listed.length === 0 ? [] : [[...listed.map(findingLine), ...more(rest)].join("\n")]),
    ...(open < blocks.length
      ? [folded(`Why, and what to do, of the ${open === 0 ? "above" : "others"}`, blocks.slice(open).join("\n\n"))]
      : []),
    ...safeBlock(
      findings.filter(({ severity }) => severity === "safe"),
      place,
      detail,
    ),
  ];
}

const more = (groups: FindingGroup[]) => {
  const { length } = groups.flat();
  return length === 0 ? [] : [`- and ${length} more`];
};

/** How many of the blocks, from the first on, stand open. Where there is room for all of them on lines alone, the worst still does. */
function fitting(blocks: string[], share: number): number {
  const room = { lines: openRoom.lines * share, characters: openRoom.characters * share };
  const end = blocks.findIndex((block) => {
    room.lines -= block.split("\n").length + 1;
    room.characters -= block.length;
    return room.lines < 0 || room.characters < 0;
  });
  return end === -1 ? blocks.length : Math.max(end, Math.min(1, blocks.length));
}

/** Of a group on one line, that are named. */
const mostNames = 12;

function safeBlock(findings: Finding[], place: Place, { lines, text }: Detail): string[] {
  if (findings.length === 0) return [];
  const shown = groupFindings(findings).slice(0, lines);
  const entries = shown.map((group) => {
    const [{ message, compensatedBy, advice }, ...others] = group;
    const why = [message, ...(compensatedBy === undefined ? [] : [`Safe, because ${compensatedBy}.`]), advice].join(
      " ",
    );
    const all =
      others.length === 0
        ? ""
        : ` (${group.slice(0, mostNames).map(shortName).join(", ")}${group.length > mostNames ? ", …" : ""})`;
    const where = [...new Set(group.map(place))].filter((each) => each !== undefined).slice(0, mostNames);
    return `- ${withCode(`${headline(group)}${all}: ${why}`.slice(0, text))} ${where.join(", ")}`.trimEnd();
  });
  const rest = findings.length - shown.flat().length;
  return [
    folded(
      `${severityIcon.safe} ${counted(findings.length, "safe finding")}`,
      [...entries, ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n"),
    ),
  ];
}
