import { describe, expect, test } from "vitest";
import { engineOf } from "../../../src/engines/registry.ts";
import { everything } from "../../support/crawled.ts";
import { proxied } from "../../support/faulty-proxy.ts";
import { createMysql, mysqlOn, mysqlServers } from "../../support/mysql.ts";
import { listen } from "../../support/wire.ts";

const crawl = (url: string) => engineOf(url).crawl(url, { ...everything, statementTimeout: 300 });
const failure = (url: string) => crawl(url).catch((thrown: unknown) => thrown);

/** A packet of the protocol: its length, its number, what is in it. */
function packet(number: number, ...parts: (string | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
  return Buffer.concat([Buffer.from([body.length & 255, body.length >> 8, 0, number]), body]);
}

test("a server that asks for the password in clear text, without TLS, does not get it", async () => {
  const heard: string[] = [];
  const port = await listen((socket) => {
    const salt = "12345678";
    const abilities = [[0x08, 0x82], [0x21], [0x02, 0x00], [0x08, 0x00], [21], Array<number>(10).fill(0)];
    const plugin = `${salt}9012\0mysql_native_password\0`;
    socket.write(packet(0, [10], "8.0.0\0", [1, 0, 0, 0], salt, [0], ...abilities, plugin));
    socket.on("data", (chunk: Buffer) => {
      heard.push(chunk.toString("latin1"));
      if (heard.length === 1) socket.write(packet(2, [0xfe], "mysql_clear_password\0\0"));
      else socket.destroy();
    });
  });
  const error = await failure(`mysql://u:c4n4ry@127.0.0.1:${port}/shop?ssl-mode=DISABLED`);
  expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining("in clear text") });
  expect(heard.join()).not.toContain("c4n4ry");
});

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
