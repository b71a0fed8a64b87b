import { connect } from "node:net";
import { listen } from "./wire.ts";

/** What happens after so many bytes of the server's answers: the connection is cut, nothing more comes, or this first. */
type Fault = { after: number; what: "cut" | "silence" | (() => Promise<unknown>) };

/** A way to a PostgreSQL server on which something goes wrong. Returns the URL, and how many bytes the server has sent. */
export async function proxied(url: string, fault?: Fault): Promise<{ url: string; sent(): number }> {
  const { hostname, port } = new URL(url);
  let sent = 0;
  const proxy = await listen((client) => {
    const server = connect(Number(port), hostname).on("error", () => client.destroy());
    client.pipe(server);
    server.on("data", async (chunk: Buffer) => {
      const left = (fault?.after ?? Number.POSITIVE_INFINITY) - sent;
      sent += chunk.length;
      if (left > chunk.length) return client.write(chunk);
      if (typeof fault?.what !== "function") {
        client.write(chunk.subarray(0, Math.max(0, left)));
        if (fault?.what === "cut") client.end(() => client.destroy());
      } else {
        if (left > 0) await fault.what();
        client.write(chunk);
      }
    });
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
  });
  const changed = new URL(url);
  changed.port = String(proxy);
  return { url: changed.href, sent: () => sent };
}
