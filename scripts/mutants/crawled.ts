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
  for (const folder of ["engines/postgres", "core/model", "core/canonical", "core/masking", "core/names"]) {
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

  async function crawl(extensions: string[], sql: string): Promise<unknown> {
    const name = extensions.join();
    if (!shadows.has(name)) shadows.set(name, reusedShadow(extensions));
    return frozen(JSON.parse(JSON.stringify(await (await shadows.get(name)!).crawl(sql))));
  }

  return {
    standIn: {
      async reusedShadow(extensions: string[] = []) {
        return {
          crawl(sql: string): Promise<unknown> {
            const found = kept.get(sql) ?? crawl(extensions, sql);
            kept.set(sql, found);
            return found;
          },
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
