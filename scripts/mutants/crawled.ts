// What a case's DDL is when crawled, kept between runs: with it the tests of the core need no database.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { reusedShadow } from "../../generator/test/support/reused-shadow.ts";

const root = join(import.meta.dirname, "../..");
const file = join(root, "node_modules/.cache/schemalog/crawled.json");

/** Changes with all that a crawl depends on, so that nothing stale is used. */
function version(): string {
  const hash = createHash("sha1").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of [
    "engines/postgres",
    "migrations",
    "core/dialects",
    "core/model",
    "core/canonical",
    "core/masking",
    "core/names",
  ]) {
    const path = join(root, "generator/src", folder);
    for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" }).sort()) {
      if (entry.endsWith(".ts")) hash.update(readFileSync(join(path, entry)));
    }
  }
  return hash.digest("hex");
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null)
    for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}

/** A stand-in for `reused-shadow.ts`; what it gives cannot be changed. `save` keeps what was crawled for the next run. */
export function keptCrawls() {
  const kept = new Map<string, Promise<unknown>>();
  const now = version();
  let before: { version?: string; crawled?: Record<string, unknown> } = {};
  if (existsSync(file)) before = JSON.parse(readFileSync(file, "utf8"));
  if (before.version === now) {
    for (const [sql, database] of Object.entries(before.crawled ?? {}))
      kept.set(sql, Promise.resolve(frozen(database)));
  }
  const shadows = new Map<string, ReturnType<typeof reusedShadow>>();
  const known = kept.size;

  type Shadow = Awaited<ReturnType<typeof reusedShadow>>;

  /** What a database says, from where it is kept or from the database itself. */
  function ask(extensions: string[], key: string, question: (shadow: Shadow) => Promise<unknown>): Promise<unknown> {
    const found = kept.get(key) ?? answer();
    kept.set(key, found);
    return found;

    async function answer(): Promise<unknown> {
      const name = extensions.join();
      if (!shadows.has(name)) shadows.set(name, reusedShadow(extensions));
      return frozen(JSON.parse(JSON.stringify(await question(await shadows.get(name)!))));
    }
  }

  return {
    standIn: {
      async reusedShadow(extensions: string[] = []) {
        return {
          crawl: (sql: string) => ask(extensions, sql, (shadow) => shadow.crawl(sql)),
          follow: (before: string, then: string) =>
            ask(extensions, `${before}\0${then}`, (shadow) => shadow.follow(before, then)),
          close: async () => undefined,
        };
      },
    },
    async save(): Promise<void> {
      for (const shadow of shadows.values()) await (await shadow).close();
      if (kept.size === known) return;
      const crawled = Object.fromEntries(
        await Promise.all([...kept].map(async ([sql, database]) => [sql, await database])),
      );
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ version: now, crawled }));
    },
  };
}
