import { z } from "zod";
import { json, type Tool } from "./tool.ts";

const path = "meta/_journal.json";
const journal = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) });
const dialect = z.object({ dialect: z.string() });
const isJournal = (file: { path: string }) => file.path === path;

/** drizzle-orm (migrator.ts) runs what stands before and behind it, each by itself. */
export const breakpoint = "--> statement-breakpoint";

/** Drizzle Kit: `<tag>.sql` in the order of `meta/_journal.json`. */
export const drizzle: Tool = {
  name: "Drizzle",
  journal: path,
  cutsAt: breakpoint,
  // drizzle-orm (pg-core/dialect.ts, migrate): session.transaction() around all of them; drizzle-team/drizzle-orm#860.
  transaction: () => ({
    opens: "Drizzle runs all new migrations in one transaction",
    instead:
      "Drizzle can't be told not to: run it by hand first, and keep of it in the migration what a transaction allows, with IF NOT EXISTS.",
  }),
  // drizzle-orm (pg-core/dialect.ts, migrate): it runs what is newer than the last one that has run, and looks at nothing else.
  history: {
    edited: { severity: "risky", does: "Drizzle does not run it again, so databases will differ" },
    early: {
      severity: "breaking",
      does: "Drizzle runs only what is newer in its journal than the last one that has run",
    },
  },
  knows: (files) => files.some(isJournal),
  engine: (files) => dialect.safeParse(json(files.find(isJournal)?.text)).data?.dialect,
  choose(files) {
    const file = files.find(isJournal);
    if (!file) return [];
    const parsed = journal.safeParse(json(file.text));
    if (!parsed.success) throw new Error(`${path} is not a journal of Drizzle Kit`);
    return parsed.data.entries
      .sort((a, b) => a.idx - b.idx)
      .map(({ tag }) => {
        const script = files.find((other) => other.path === `${tag}.sql`);
        if (!script) throw new Error(`${path} names ${tag}.sql, which is not there`);
        return script;
      });
  },
};
