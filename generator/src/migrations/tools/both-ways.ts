import { plain } from "./plain.ts";
import type { Tool } from "./tool.ts";

/** A comment that says nothing but the way, as `-- Up`, `-- rambler down`, `--- !Downs`, `-- === DOWN ===` and `-- //@UNDO` do. */
const way = (words: string) =>
  new RegExp(`^[ \\t]*--[-\\s=*#!/@]*(?:rambler[ \\t]+)?(?:${words})(?:[ \\t]+(?:migration|script))?[-\\s=*#:]*$`, "i");
const up = way("ups?");
const down = way("downs?|undo|rollback|revert");

/** Any other tool that keeps both ways in one file, and says by comments which is which: rambler, MyBatis, Play, sqlite. */
export const bothWays: Tool = {
  ...plain,
  name: "SQL files with both ways",
  knows: (files) => plain.choose(files).some(({ text }) => text.split("\n").some((line) => down.test(line))),
  markers: { up, down, like: /^\s*--\s*rambler\b/i, surely: /^\s*--\s*rambler (up|down)\s*$/i, downAlone: true },
};
