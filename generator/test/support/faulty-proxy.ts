import { createServer, connect as dial, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What happens after so many bytes of the server's answers: the connection is cut, nothing more comes, or this first. */
export type Fault = { after: number; what: "cut" | "silence" | (() => Promise<unknown>) };

/** A way to a PostgreSQL server on which something goes wrong. Returns the URL, and how many bytes the server has sent. */
export async function proxied(url: string, fault?: Fault): Promise<{ url: string; sent(): number }> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let sent = 0;
  const proxy = createServer((client) => {
    const server = dial(Number(port), hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
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
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const address = proxy.address();
  const changed = new URL(url);
  changed.port = String(typeof address === "object" && address ? address.port : 0);
  return { url: changed.href, sent: () => sent };
}
