import { z } from "zod";
import { isSql, json, type SourceFile, type Tool } from "./tool.ts";
import { lineOf, misses, passesOver } from "./trouble.ts";

const path = "meta/_journal.json";
const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number().optional() })) });
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
  // drizzle-orm (migrator.ts, readMigrationFiles): in the order of the list.
  choose: (files) => entriesIn(files).flatMap(({ tag }) => files.find((file) => file.path === `${tag}.sql`) ?? []),
  troubles(files, chosen) {
    const file = files.find(isJournal);
    const entries = entriesIn(files);
    return [
      ...entries
        .filter(({ tag }) => !chosen.some((script) => script.path === `${tag}.sql`))
        .map(({ tag }) =>
          misses({
            ...{ path, line: lineOf(file?.text ?? "", `"${tag}"`), why: `names ${tag}.sql, which is not there` },
            does: "Drizzle ends with an error before it runs anything",
            instead: "Restore the file, or take its entry out of the journal.",
          }),
        ),
      ...entries.flatMap(({ tag, when = 0 }, index) => {
        const later = entries.slice(0, index).find((other) => (other.when ?? 0) >= when && when > 0);
        if (later === undefined || !chosen.some((script) => script.path === `${tag}.sql`)) return [];
        const does = "where that has run, Drizzle never runs this one: it looks for what is newer";
        return passesOver({
          ...{ path: `${tag}.sql`, why: `is listed in ${path} with an earlier time than ${later.tag}`, does },
          instead: "Take its entry out, and generate it anew.",
        });
      }),
      ...files
        .filter((script) => isSql(script) && !script.path.includes("/") && !chosen.includes(script))
        .map((script) =>
          passesOver({
            ...{ path: script.path, why: `is not in ${path}` },
            does: "Drizzle runs what its journal lists, so it never runs this file",
            instead: "Make it with drizzle-kit generate, which adds it to the journal, or delete it.",
          }),
        ),
    ];
  },
};

type Entry = z.infer<typeof journal>["entries"][number];

function entriesIn(files: SourceFile[]): Entry[] {
  const file = files.find(isJournal);
  if (!file) return [];
  const parsed = journal.safeParse(json(file.text));
  if (!parsed.success) throw new Error(`${path} is not a journal of Drizzle Kit`);
  return parsed.data.entries;
}
