import { z } from "zod";
import type { Tool } from "./tool.ts";

const journal = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) });
const isJournal = ({ path }: { path: string }) => path === "meta/_journal.json";

/** Drizzle Kit: `<tag>.sql` in the order of `meta/_journal.json`. */
export const drizzle: Tool = {
  name: "Drizzle",
  knows: (files) => files.some(isJournal),
  choose(files) {
    const file = files.find(isJournal);
    if (!file) return [];
    const parsed = journal.safeParse(json(file.text));
    if (!parsed.success) throw new Error("meta/_journal.json is not a journal of Drizzle Kit");
    return parsed.data.entries
      .sort((a, b) => a.idx - b.idx)
      .map(({ tag }) => {
        const script = files.find(({ path }) => path === `${tag}.sql`);
        if (!script) throw new Error(`meta/_journal.json names ${tag}.sql, which is not there`);
        return script;
      });
  },
};

/** What stands in a JSON text; undefined when it is none. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
