import type { ChangeSet } from "../../model/change-set.ts";
import { counted } from "../../names/counted.ts";
import { objectBlocks } from "../markdown/change-set.ts";
import { folded } from "../markdown/escape.ts";
import { shorten } from "./shorten.ts";
import type { Detail } from "./size-steps.ts";

/** What a live database has that its base branch has not, and the other way round. */
export function driftBlock(drift: ChangeSet, { objects, text }: Detail): string {
  const all = objects === 0 ? [] : objectBlocks(drift.changes, "####");
  const shown = all.slice(0, most).map((block) => shorten(block, text));
  const rest = all.length - shown.length;
  const lead = `**Drift:** the live database differs from the base branch (${counted(drift.changes.length, "change")}).`;
  const more = rest > 0 ? [`… and ${counted(rest, "more object")}.`] : [];
  return shown.length === 0 ? lead : `${lead}\n\n${folded("Differences", [...shown, ...more].join("\n\n"))}`;
}

/** Objects whose differences are shown: the comment is about the branch. */
const most = 10;
