import { join } from "node:path";
import { expect, vi } from "vitest";
import { isLoopback } from "../../src/engines/loopback.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { folder } from "../support/cli.ts";
import { everything } from "../support/crawled.ts";
import { attempt } from "./attempt.ts";
import { outerAddress, rogue } from "./rogue.ts";

const password = "canary-4f1b-of-the-reader";

async function crawl(url: string, env: Record<string, string> = {}): Promise<{ message: string; hint?: string }> {
  vi.stubEnv("PGPASSWORD", undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    await engineOf(url).crawl(url, everything);
    throw new Error("the rogue let somebody in");
  } catch (error) {
    return error as { message: string; hint?: string };
  } finally {
    vi.unstubAllEnvs();
  }
}

/** Where the password is from. */
const sources: Record<string, (host: string, port: number) => { url: string; env?: Record<string, string> }> = {
  "PGPASSWORD, by a URL without one": (host, port) => ({
    url: `postgresql://reader@${host}:${port}/shop`,
    env: { PGPASSWORD: password },
  }),
  "the URL": (host, port) => ({ url: `postgresql://reader:${password}@${host}:${port}/shop` }),
  "a password file": (host, port) => ({
    url: `postgresql://reader@${host}:${port}/shop`,
    env: { PGPASSFILE: passwordFile() },
  }),
  "a service file": (host, port) => ({
    url: "postgresql:///shop?service=shop",
    env: { PGSERVICEFILE: serviceFile(host, port) },
  }),
  "PGHOST and PGPASSWORD": (host, port) => ({
    url: "postgresql:///shop",
    env: { PGHOST: host, PGPORT: String(port), PGUSER: "reader", PGPASSWORD: password },
  }),
};
function passwordFile(): string {
  const path = folder({ pgpass: `*:*:*:*:${password}\n` });
  return join(path, "pgpass");
}
const serviceFile = (host: string, port: number) =>
  join(
    folder({ "service.conf": `[shop]\nhost=${host}\nport=${port}\nuser=reader\npassword=${password}\n` }),
    "service.conf",
  );

for (const [source, way] of Object.entries(sources)) {
  for (const ask of source === "the URL" ? (["cleartext", "md5", "scram"] as const) : (["cleartext"] as const)) {
    attempt(
      `a server without TLS asks for ${ask} what stands in ${source}`,
      "it hears nothing of it",
      async (context) => {
        const host = outerAddress(context);
        const { port, heard } = await rogue(host, ask);
        const { url, env } = way(host, port);
        const { message: said, hint } = await crawl(url, env);
        expect(heard()).toContain("reader");
        expect(heard()).not.toMatch(new RegExp(`${password}|md5[0-9a-f]{32}|SCRAM-SHA-256`));
        expect(said).toMatch(/no TLS and asks for a password/);
        expect(hint).toContain("sslmode=disable");
        expect(`${said}${hint}`).not.toContain(password);
      },
    );
  }
}

attempt("sslmode=allow, which begins without TLS", "the password goes through TLS alone", async (context) => {
  const host = outerAddress(context);
  const { port, heard } = await rogue(host, "cleartext");
  const { message: said } = await crawl(`postgresql://reader:${password}@${host}:${port}/shop?sslmode=allow`);
  expect(heard()).not.toContain(password);
  expect(said).toMatch(/no TLS and asks for a password/);
  const secure = await rogue(host, "cleartext", "own certificate");
  await crawl(`postgresql://reader:${password}@${host}:${secure.port}/shop?sslmode=allow`);
  expect(secure.heard()).toContain(password); // encrypted; whose certificate it is, only verify-full asks
});

attempt("a certificate that nobody knows, and sslmode=verify-full", "nothing is said to it", async (context) => {
  const host = outerAddress(context);
  const { port, heard } = await rogue(host, "cleartext", "own certificate");
  const { message: said } = await crawl(`postgresql://reader:${password}@${host}:${port}/shop?sslmode=verify-full`);
  expect(heard()).toBe("");
  expect(said).toContain("certificate is not trusted");
});

attempt("sslmode=require of a server without TLS", "it hears nothing at all, as libpq has it", async (context) => {
  const host = outerAddress(context);
  const { port, heard } = await rogue(host, "cleartext");
  const { message: said } = await crawl(`postgresql://reader:${password}@${host}:${port}/shop?sslmode=require`);
  expect(heard()).toBe("");
  expect(said).toContain("no TLS");
});

attempt("a second sslmode behind the first", "the first one counts, the password stays", async (context) => {
  const host = outerAddress(context);
  const { port, heard } = await rogue(host, "cleartext");
  await crawl(`postgresql://reader:${password}@${host}:${port}/shop?sslmode=prefer&sslmode=disable&ssl=false`);
  expect(heard()).not.toContain(password);
});

for (const [who, query, env] of [
  ["the URL", "?sslmode=disable", {}],
  ["PGSSLMODE, the operator's word", "", { PGSSLMODE: "disable" }],
] as const) {
  attempt(`sslmode=disable by ${who}`, "is done as it is said", async (context) => {
    const host = outerAddress(context);
    const { port, heard } = await rogue(host, "cleartext");
    await crawl(`postgresql://reader:${password}@${host}:${port}/shop${query}`, env);
    expect(heard()).toContain(password);
  });
}

for (const host of ["127.0.0.1", "127.8.8.8", "localhost", "[::1]"]) {
  attempt(`a server on this machine (${host}) without TLS`, "may have the password, as ever", async () => {
    const { port, heard } = await rogue(host.replace(/[[\]]/g, ""), "cleartext");
    await crawl(`postgresql://reader:${password}@${host}:${port}/shop`);
    expect(heard()).toContain(password);
  });
}

const here = [
  "127.0.0.1",
  "127.255.255.254",
  "::1",
  "0:0:0:0:0:0:0:1",
  "::ffff:127.0.0.1",
  "LocalHost",
  "/var/run/postgresql",
];
for (const host of here) attempt(`is ${host} this machine`, "yes", () => expect(isLoopback(host)).toBe(true));

/** Names and numbers that look like this machine's, to a reader or to a resolver. */
const elsewhere = [
  ...["localhost.example.com", "127.0.0.1.example.com", "localhost.", "mylocalhost", "ip6-localhost", "db.localhost"],
  ...["127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "0.0.0.0", "::", "::2", "::ffff:10.0.0.1", "128.0.0.1"],
  ...["126.255.255.255", " 127.0.0.1", "127.0.0.1,rogue", "127.0.0.1%00", "", "１２７.0.0.1", "localhost\0", "[::1]"],
];
for (const host of elsewhere) {
  attempt(`is ${JSON.stringify(host)} this machine`, "not for a password", () => expect(isLoopback(host)).toBe(false));
}
