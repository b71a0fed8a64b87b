import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { engines } from "../../src/engines/registry.ts";

const contrib = dirname(fileURLToPath(import.meta.resolve("@electric-sql/pglite/contrib/citext")));
/** Modules whose extension is called otherwise, or that are a library without one. */
const otherNames: Record<string, string> = { uuid_ossp: "uuid-ossp" };
const withoutExtension = ["auto_explain"];
/** Those that another one needs come first. */
const order = ["cube", "citext", "hstore"];

const names = readdirSync(contrib)
  .filter((file) => file.endsWith(".js"))
  .map((file) => file.replace(/\.js$/, ""))
  .filter((name) => !withoutExtension.includes(name))
  .map((name) => otherNames[name] ?? name);
const extensions = [...order, ...names.filter((name) => !order.includes(name)), "vector"];

test("every extension of the embedded database is made behind its walls", async () => {
  expect(extensions.length).toBeGreaterThan(30);
  const shadow = await engines[0]!.shadow({ extensions, skipExtensions: [] });
  try {
    for (const name of extensions) await shadow.run(`CREATE EXTENSION "${name}"`);
    await shadow.run("CREATE TABLE t (v vector(3)); INSERT INTO t VALUES ('[1,2,3]')");
    await shadow.run("CREATE INDEX ON t USING hnsw (v vector_l2_ops)");
    const { database } = await shadow.crawl({ filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000 });
    expect(database.extensions.map(({ name }) => name).sort()).toEqual([...extensions, "plpgsql"].sort());
  } finally {
    await shadow.close();
  }
});
