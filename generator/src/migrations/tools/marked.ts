import { plain } from "./plain.ts";
import type { Tool } from "./tool.ts";

type Marked = Required<Pick<Tool, "name" | "markers" | "noTransaction" | "transaction">> &
  Pick<Tool, "dropsLines" | "endsAtLines" | "history" | "versionOf">;

/** A tool that keeps both ways in one file, and says by comments which is which. */
export const marked = (tool: Marked): Tool => ({
  ...plain,
  fillsIn: undefined,
  ...tool,
  knows(files) {
    const { up } = tool.markers;
    const begins = new RegExp(up, `${up.flags}m`);
    return plain.choose(files).some(({ text }) => begins.test(text));
  },
});
