import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { engineOf } from "../../src/engines/registry.ts";
import { everything } from "../support/crawled.ts";
import { createDatabase } from "../support/postgres.ts";
import { listen, passTlsTo } from "../support/wire.ts";

/** A certificate for `localhost` that nobody else has signed, and its key; both are for this test alone. */
const [cert = "", key = ""] = ["cert", "key"].map((part) =>
  join(import.meta.dirname, `../cases/engines/localhost.${part}.pem`),
);
const certificate = { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };

const untrusted = /the server's certificate is not trusted/;

/** As the manual's table of sslmodes has it (libpq-ssl); `root`: the certificate is given as sslrootcert. */
const cases: { host: string; sslmode?: string; root?: true; refused?: RegExp }[] = [
  { host: "127.0.0.1" },
  { host: "127.0.0.1", sslmode: "require" },
  { host: "127.0.0.1", sslmode: "no-verify" },
  { host: "localhost", sslmode: "verify-full", refused: untrusted },
  { host: "localhost", sslmode: "verify-full", root: true },
  { host: "127.0.0.1", sslmode: "verify-full", root: true, refused: untrusted },
  { host: "127.0.0.1", sslmode: "verify-ca", root: true },
];

test("a server with TLS is trusted as far as sslmode and sslrootcert say", async (context) => {
  const url = await createDatabase(context);
  const port = await listen(passTlsTo(url, certificate));
  for (const { host, sslmode, root, refused } of cases) {
    const secure = new URL(url);
    secure.host = `${host}:${port}`;
    if (sslmode) secure.searchParams.set("sslmode", sslmode);
    if (root) secure.searchParams.set("sslrootcert", cert);
    const crawled = await engineOf(url)
      .crawl(secure.href, everything)
      .then(
        () => undefined,
        (error: Error) => error.message,
      );
    if (refused) expect(crawled, `${host} ${sslmode}`).toMatch(refused);
    else expect(crawled, `${host} ${sslmode}`).toBeUndefined();
  }
});
