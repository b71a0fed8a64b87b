import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { engineOf } from "../../src/engines/registry.ts";
import { folder } from "../support/cli.ts";
import { crawl, everything, filesOf } from "../support/crawled.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";
import { listen, passTo } from "../support/wire.ts";

async function namesAt(url: string, env: Record<string, string> = {}): Promise<string[]> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { database } = await engineOf(url).crawl(url, everything);
  vi.unstubAllEnvs();
  return database.objects.map(({ schema, name }) => `${schema}.${name}`);
}

const ways: { name: string; way(url: URL): Promise<{ url: string; env?: Record<string, string> }> }[] = [
  {
    name: "service= and a service file",
    async way({ port, pathname }) {
      const section = `[other]\nhost=nowhere\n\n[shop]\nhost=127.0.0.1\nport=${port}\ndbname=${pathname.slice(1)}\nuser=postgres\n`;
      const path = folder({ "service.conf": `# ours\n${section}password=postgres\n` });
      return { url: "postgresql:///?service=shop", env: { PGSERVICEFILE: join(path, "service.conf") } };
    },
  },
  {
    name: "a password file",
    async way(url) {
      const path = folder({ pgpass: `127.0.0.1:${url.port}:*:postgres:postgres\n` });
      chmodSync(join(path, "pgpass"), 0o600);
      url.password = "";
      return { url: url.href, env: { PGPASSFILE: join(path, "pgpass") } };
    },
  },
  {
    name: "PG* variables for what the URL leaves out",
    async way({ port, pathname }) {
      const env = { PGHOST: "127.0.0.1", PGPORT: port, PGUSER: "postgres", PGPASSWORD: "postgres" };
      return { url: `postgresql://${pathname}`, env };
    },
  },
  {
    name: "the folder of a socket",
    async way({ port, pathname, hostname }) {
      const path = folder();
      await listen(passTo(`tcp://${hostname}:${port}`), join(path, ".s.PGSQL.5433"));
      return { url: `postgresql://postgres:postgres@${pathname}?host=${path}&port=5433` };
    },
  },
  {
    name: "options, which do not change what is printed",
    async way(url) {
      url.searchParams.set("options", "-c search_path=other,public -c IntervalStyle=iso_8601");
      return { url: url.href };
    },
  },
];

test.for(ways)("$name", async ({ way }, context) => {
  const url = await createDatabase(context);
  await sqlOn(url, "CREATE SCHEMA other; CREATE TABLE other.t (id integer, span interval DEFAULT '1 day 2:00')");
  const { url: changedUrl, env } = await way(new URL(url));
  expect(await namesAt(changedUrl, env)).toEqual(["other.t"]);
  expect(filesOf(await crawl(url))["other/tables/t.json"]).toContain("'1 day 02:00:00'::interval");
});
