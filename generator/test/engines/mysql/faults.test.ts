import { describe, expect, test } from "vitest";
import { engineOf } from "../../../src/engines/registry.ts";
import { everything } from "../../support/crawled.ts";
import { proxied } from "../../support/faulty-proxy.ts";
import { createMysql, mysqlOn, mysqlServers } from "../../support/mysql.ts";

const crawl = (url: string) => engineOf(url).crawl(url, { ...everything, statementTimeout: 300 });
const failure = (url: string) => crawl(url).catch((thrown: unknown) => thrown);

describe.for(mysqlServers)("on %s", (server) => {
  test("a server that dies or falls silent in the middle, wherever that is, ends the crawl", async (context) => {
    const created = await createMysql(context, server);
    await mysqlOn(created, "CREATE TABLE notes (id int PRIMARY KEY, body text)");
    const url = `${created}?ssl-mode=DISABLED&connect-timeout=1`;
    const whole = await proxied(url);
    expect((await crawl(whole.url)).database.objects).toHaveLength(1);
    const places = [0, 10, 0.3 * whole.sent(), 0.6 * whole.sent(), whole.sent() - 20].map(Math.floor);
    const silences = places.map(async (after) => {
      const silent = await proxied(url, { after, what: "silence" });
      const said = after < 100 ? /the host does not answer/ : /did not answer in time/;
      expect(await failure(silent.url), `silent after ${after}`).toMatchObject({
        ...{ exitCode: 3, message: expect.stringMatching(said), hint: expect.stringContaining("network") },
      });
    });
    for (const after of places) {
      const cut = await proxied(url, { after, what: "cut" });
      expect(await failure(cut.url), `cut after ${after}`).toMatchObject({
        ...{ exitCode: 3, message: expect.stringContaining("the connection was lost") },
      });
    }
    await Promise.all(silences);
  });
});
