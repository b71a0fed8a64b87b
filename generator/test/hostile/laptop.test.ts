import { chmodSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { run as crawl } from "../../src/commands/crawl.ts";
import { run as diff } from "../../src/commands/diff.ts";
import { SchemalogError } from "../../src/errors.ts";
import { folder, repository, schemalog } from "../support/cli.ts";
import { serverUrl } from "../support/postgres.ts";
import { attempt } from "./attempt.ts";
import { outerAddress, rogue } from "./rogue.ts";

const canary = "canary-9b1e-of-this-laptop";
const certificate = (kind: string) => join(import.meta.dirname, `../cases/engines/localhost.${kind}.pem`);
const commands = { crawl, diff };

/** All that a command says in a clone, with these variables and none of PostgreSQL's beside them. */
async function said(command: keyof typeof commands, cwd: string, args: string[], env: Record<string, string> = {}) {
  for (const name of ["PGHOST", "PGPASSWORD", "PGPASSFILE", "PGSERVICEFILE", "PGUSER", "PGDATABASE", "PGOPTIONS"])
    vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries({ HOME: cwd, ...env })) vi.stubEnv(name, value);
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const says = { print: say, document: say, progress: say, warn: (warning: object) => say(JSON.stringify(warning)) };
  try {
    const context = { cwd, config: undefined, json: false, env: process.env, color: false, ...says };
    await commands[command]({ args, options: {} }, context);
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    say(`exit ${error.exitCode}: ${error.message}\n${error.hint ?? ""}`);
  } finally {
    vi.unstubAllEnvs();
  }
  return lines.join("\n");
}

/** A file of this machine that no repository has. */
function ofThisMachine(text: string): string {
  const path = join(folder({ file: text }), "file");
  chmodSync(path, 0o600);
  return path;
}

/** A file that a program of the server could write. */
function proofOfPrograms(): string {
  const path = folder();
  chmodSync(path, 0o777);
  return join(path, "owned");
}

type Way = { host: string; port: number };
type Attempt = {
  tried: string;
  url(way: Way): string;
  env(way: Way): Record<string, string>;
  files?(way: Way): Record<string, string>;
};
const plain = ({ host, port }: Way) => `postgresql://reader@${host}:${port}/shop`;

/** URLs of a stranger's schemalog.yml, and the secrets that are on the laptop. */
const urls: Attempt[] = [
  { tried: "PGPASSWORD", url: plain, env: () => ({ PGPASSWORD: canary }) },
  {
    tried: "PGPASSWORD, which is for the server at PGHOST",
    url: plain,
    env: () => ({ PGPASSWORD: canary, PGHOST: "db.example.com" }),
  },
  {
    tried: "a password file with a line for every host",
    url: plain,
    env: () => ({ PGPASSFILE: ofThisMachine(`*:*:*:*:${canary}\n`) }),
  },
  {
    tried: "a password file of the branch that names the host",
    url: (way) => `${plain(way)}?passfile=pgpass`,
    env: () => ({ PGPASSWORD: canary }),
    files: ({ host }) => ({ pgpass: `${host}:*:*:*:x\n` }),
  },
  {
    tried: "the password of a service, at another host",
    url: (way) => `${plain(way)}?service=shop`,
    env: () => ({ PGSERVICEFILE: ofThisMachine(`[shop]\nhost=db.example.com\npassword=${canary}\n`) }),
  },
  {
    tried: "what PostgreSQL's variables say beside the password",
    url: plain,
    env: () => ({ PGPASSWORD: canary, PGOPTIONS: `-c app.token=${canary}`, PGDATABASE: canary, USER: canary }),
  },
  {
    tried: "the variables' words for a URL that says little",
    url: ({ host, port }) => `postgresql://${host}:${port}?application_name=reader`,
    env: () => ({
      PGPASSWORD: "x",
      PGOPTIONS: `-c app.token=${canary}`,
      PGDATABASE: canary,
      PGUSER: canary,
      USER: canary,
    }),
  },
  {
    tried: "a service's user, database and options",
    url: ({ host, port }) => `postgresql://${host}:${port}?service=shop&application_name=reader`,
    env: () => ({
      PGSERVICEFILE: ofThisMachine(
        `[shop]\nhost=db.example.com\nuser=${canary}\ndbname=${canary}\noptions=-c a.b=${canary}\n`,
      ),
    }),
  },
  {
    tried: "a host that stands in the parameters",
    url: ({ host, port }) => `postgresql://reader@localhost:${port}/shop?host=${host}`,
    env: () => ({ PGPASSWORD: canary }),
  },
  {
    tried: "sslmode=require",
    url: (way) => `${plain(way)}?sslmode=require`,
    env: () => ({ PGPASSWORD: canary }),
  },
];
for (const { tried, url, env, files } of urls) {
  for (const [command, args] of [
    ["crawl", []],
    ["diff", ["HEAD", "shop"]],
  ] as const) {
    attempt(`a URL of a stranger, ${command}, and ${tried}`, "is not sent; the error says how", async (context) => {
      const host = outerAddress(context);
      const { port, heard } = await rogue(host, "cleartext", "own certificate");
      const cwd = repository({
        "schemalog.yml": `connections:\n  shop: { url: '${url({ host, port })}' }\n`,
        "schema-snapshots/shop/snapshot/database.json": '{"format":1,"engine":"postgres"}',
        ...files?.({ host, port }),
      });
      const text = await said(command, cwd, [...args], env({ host, port }));
      expect(heard()).toContain("reader");
      expect(heard()).not.toContain(canary);
      expect(text).toMatch(/exit 2: .*only schemalog\.yml names this server/s);
      expect(text).toContain(`export PGHOST=${host}`);
      expect(text).not.toContain(canary);
    });
  }
}

for (const parameters of [
  `sslkey=${certificate("key")}&sslcert=${certificate("cert")}`,
  `sslcert=${certificate("cert")}`,
]) {
  attempt(`a URL of a stranger, and ${parameters.split("=")[0]}`, "nobody is called with it", async (context) => {
    const host = outerAddress(context);
    const { port, heard } = await rogue(host, "cleartext", "own certificate");
    const cwd = repository({
      "schemalog.yml": `connections:\n  shop: { url: '${plain({ host, port })}?${parameters}' }\n`,
    });
    expect(await said("crawl", cwd, [])).toMatch(/exit 2: .*asks for a key of this machine/s);
    expect(heard()).toBe("");
  });
}

/** References that would make a secret a part of a name, or of a message. */
const references: [url: string, value: string][] = [
  ["env:TOKEN", canary],
  ["env:TOKEN", `https://${canary}@example.com`],
  ["env:TOKEN/x", canary],
  ["postgresql://$TOKEN@localhost:1/x", canary],
  [`postgresql://\${TOKEN}.localhost:1/x`, canary],
  ["postgresql://env:TOKEN@localhost:1/x", canary],
  ["postgresql://localhost:1/%env:TOKEN%", canary],
];
for (const [url, value] of references) {
  attempt(
    `url: ${url}, where TOKEN is no URL of a database`,
    "what it holds is in no name and no message",
    async () => {
      const cwd = repository({ "schemalog.yml": `connections:\n  shop: { url: '${url}' }\n` });
      const text = await said("crawl", cwd, [], { TOKEN: value });
      expect(text).toMatch(/exit [23]: /);
      expect(text).not.toContain(canary);
    },
  );
}

/** Who names the server beside the file, or instead of it. */
const honest: (Attempt & { args?(way: Way): string[]; local?: true })[] = [
  { tried: "PGHOST", url: plain, env: ({ host }) => ({ PGHOST: host, PGPASSWORD: canary }) },
  {
    tried: "a line of the password file",
    url: plain,
    env: ({ host }) => ({ PGPASSFILE: ofThisMachine(`# mine\n${host}:*:*:reader:${canary}\n`) }),
  },
  {
    tried: "a variable",
    url: () => "env:SHOP_URL",
    env: (way) => ({ SHOP_URL: plain(way), PGPASSWORD: canary }),
  },
  {
    tried: "the service",
    url: () => "postgresql:///shop?service=shop",
    env: ({ host, port }) => ({
      PGSERVICEFILE: ofThisMachine(`[shop]\nhost=${host}\nport=${port}\nuser=reader\npassword=${canary}\n`),
    }),
  },
  {
    tried: "the command line",
    url: () => "postgresql://elsewhere/x",
    env: () => ({ PGPASSWORD: canary }),
    args: (way) => [plain(way)],
  },
  { tried: "nobody, but it is this machine", url: plain, env: () => ({ PGPASSWORD: canary }), local: true },
];
for (const { tried, url, env, args, local } of honest) {
  attempt(`a server that is named by ${tried}`, "hears the password", async (context) => {
    const host = local ? "127.0.0.1" : outerAddress(context);
    const { port, heard } = await rogue(host, "cleartext", "own certificate");
    const cwd = repository({ "schemalog.yml": `connections:\n  shop: { url: '${url({ host, port })}' }\n` });
    await said("crawl", cwd, args?.({ host, port }) ?? [], env({ host, port }));
    expect(heard()).toContain(canary);
  });
}

/** What a stranger says of the server that his migrations are to run on, and what stands in the way. */
const shadows: [settings: string, env: (url: string) => Record<string, string>, holds: RegExp][] = [
  ["shadow: env:DATABASE_URL, shadow-superuser: allow", (url) => ({ DATABASE_URL: url }), /the server of DATABASE_URL/],
  [
    "shadow: env:DATABASE_URL, shadow-superuser: allow",
    (url) => ({ DATABASE_URL: url, SCHEMALOG_SHADOW_SUPERUSER: "DATABASE_URL" }),
    /the server of DATABASE_URL/,
  ],
  [
    "shadow: 'URL', shadow-superuser: allow",
    (url) => ({ PGPASSWORD: new URL(url).password }),
    /stands in schemalog\.yml/,
  ],
  ["shadow: env:SHADOW_URL, shadow-superuser: allow", (url) => ({ SHADOW_URL: url }), /is a superuser/],
  [
    "shadow: env:SHADOW_URL, shadow-superuser: allow",
    (url) => ({ SHADOW_URL: url, SCHEMALOG_SHADOW_SUPERUSER: "OTHER_SHADOW_URL" }),
    /is a superuser/,
  ],
  [
    "shadow: env:SHADOW_URL",
    (url) => ({ SHADOW_URL: url, SCHEMALOG_SHADOW_SUPERUSER: "SHADOW_URL" }),
    /is a superuser/,
  ],
];
const ways = [
  ["crawl", []],
  ["diff", ["HEAD", "shop"]],
  ["diff", ["migrations:db@HEAD", "migrations:db"]],
  ["diff", ["migrations:db", "HEAD"]],
] as const;
const withShadow = (settings: string, url: string, sql: string) => {
  const { host, port, username, pathname } = new URL(url);
  const literal = `postgresql://${username}@${host}${port ? "" : ":5432"}${pathname}`;
  return repository({
    "schemalog.yml": `connections:\n  shop: { migrations: db, ${settings.replace("URL'", `${literal}'`)} }\n`,
    "schema-snapshots/shop/snapshot/database.json": '{"format":1,"engine":"postgres"}',
    "db/1.sql": sql,
  });
};
for (const [settings, env, holds] of shadows) {
  for (const [command, args] of ways) {
    attempt(
      `${settings} of a stranger, and ${[command, ...args].join(" ")} with ${Object.keys(env("x://y")).join(", ")}`,
      "no statement runs there",
      async (context) => {
        const url = serverUrl(context);
        const proof = proofOfPrograms();
        const cwd = withShadow(settings, url, `COPY (SELECT 1) TO PROGRAM 'touch ${proof}';`);
        const text = await said(command, cwd, [...args], env(url));
        expect(existsSync(proof)).toBe(false);
        expect(text).toMatch(/exit 2: /);
        expect(text).toMatch(holds);
      },
    );
  }
}

attempt("a shadow server that the person means for it", "is used", async (context) => {
  const url = serverUrl(context);
  const cwd = withShadow("shadow: env:MY_SHADOW, shadow-superuser: allow", url, "CREATE TABLE a (id int);");
  const env = { MY_SHADOW: url, SCHEMALOG_SHADOW_SUPERUSER: "MY_SHADOW" };
  expect(await said("crawl", cwd, [], env)).toContain("shop: 1 object");
  expect(await said("diff", cwd, ["migrations:db@HEAD", "migrations:db"], env)).not.toContain("exit");
});

attempt(
  "a live database, beside a shadow that nobody means for it",
  "is crawled: nothing runs on the other",
  async (context) => {
    const url = serverUrl(context);
    const cwd = withShadow("url: env:SHOP_URL, shadow: env:DATABASE_URL", url, "");
    expect(await said("crawl", cwd, [], { SHOP_URL: url })).not.toContain("exit");
  },
);

attempt("a schemalog.yml that is deleted, and ci --host local", "is said as it is, and is no bug", () => {
  const cwd = repository({ "schemalog.yml": "connections:\n  shop: { migrations: db }\n", "db/1.sql": "" });
  rmSync(join(cwd, "schemalog.yml"));
  const { exitCode, stderr } = schemalog(cwd, ["ci", "--host", "local"]);
  expect(stderr).toMatch(/^error: no schemalog\.yml in .* or above it\n {2}Create one with: schemalog init/);
  expect(stderr).not.toContain("bug");
  expect(exitCode).toBe(2);
});
