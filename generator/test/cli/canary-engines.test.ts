import { expect, test } from "vitest";
import { filesIn, repository, schemalog } from "../support/cli.ts";

/** The part of the secrets that no encoding changes. */
const canary = "c4n4ry";
const encoded = encodeURIComponent(`a/${canary}#@:%é`);

/** URLs that are none, or lead nowhere, each with a password in it. */
const urls = [
  ...["mysql", "mariadb"].flatMap((scheme) => [
    `${scheme}://u:${encoded}@127.0.0.1:1/shop`,
    `${scheme}://u:${encoded}@nosuchhost.invalid/shop`,
    `${scheme}://u:${encoded}@127.0.0.1:1/shop?ssl-mode=nonsense`,
    `${scheme}://u:${encoded}@127.0.0.1:1/shop?ssl-ca=/nowhere`,
    `${scheme}://u:${canary}%@127.0.0.1:1/shop`,
    `${scheme}://u:12/${canary}#x@127.0.0.1:1/shop`,
  ]),
  `mssql://sa:${encoded}@127.0.0.1:1/shop`,
  `mssql://sa:${canary}%@127.0.0.1:1/shop`,
  `mssql://sa:12/${canary}#x@127.0.0.1:1/shop`,
  `Server=127.0.0.1,1;Database=shop;User Id=sa;Password={a;${canary}}};x};Encrypt=false`,
  `Server=127.0.0.1,1;Password="${canary}`,
  `sqlserver://127.0.0.1:1;user=sa;password={${canary}`,
  `Server=127.0.0.1,1;Authentication=ActiveDirectoryAccessToken;AccessToken=${canary}`,
  `mongodb://u:${encoded}@127.0.0.1:1/shop?serverSelectionTimeoutMS=300`,
  `mongodb://u:${encoded}@127.0.0.1:1/shop?proxyPassword=${canary}`,
  `mongodb://u:${encoded}@127.0.0.1:1/shop?nosuchoption=1`,
  `mongodb+srv://u:${encoded}@nosuchhost.invalid/shop`,
  `mongodb://u:${canary}%@127.0.0.1:1/shop`,
  `mongodb://u:${encoded}@127.0.0.1:1/`,
  `dynamodb://AKIA:${encoded}@127.0.0.1:1/eu-central-1`,
  `dynamodb://AKIA:${canary}%@127.0.0.1:1/eu-central-1`,
  `dynamodb://AKIA:${encoded}@127.0.0.1:1/nowhere`,
  `dynamodb://AKIA:12/${canary}#x@127.0.0.1:1/eu-central-1`,
];

test.for(urls)("the password of %s is in no error, which is none of schemalog's", (url) => {
  const cwd = repository({
    "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n    statement-timeout: 2s\n",
  });
  const { exitCode, stdout, stderr } = schemalog(cwd, ["crawl"], { APP_URL: url, DEBUG: "*" });
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: expect.toSatisfy((code) => code === 2 || code === 3) });
  expect(stderr).not.toMatch(/\n\s+at |bug in schemalog/);
  expect(stderr + JSON.stringify(filesIn(cwd))).not.toContain(canary);
});
