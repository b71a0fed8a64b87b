import { createServer, type Socket } from "node:net";
import { expect, onTestFinished } from "vitest";
import { repository, startSchemalog } from "../support/cli.ts";
import { attempt } from "./attempt.ts";

/** A server that gives such answers and never hangs up. */
async function endless(answer: (socket: Socket, heard: Buffer) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("data", (heard) => answer(socket, heard));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as { port: number }).port;
}

for (const [what, answer] of [
  ["repeats what it hears", (socket: Socket, heard: Buffer) => void socket.write(heard)],
  ["has no TLS", (socket: Socket) => void socket.write("N")],
  ["speaks of something else", (socket: Socket) => void socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")],
] as const) {
  attempt(`a server that ${what}, and never hangs up`, "the run ends with an error", async () => {
    const port = await endless(answer);
    const cwd = repository({ "schemalog.yml": "connections: { app: { url: env:APP_URL } }\n" });
    const began = performance.now();
    const APP_URL = `postgresql://reader@127.0.0.1:${port}/shop?sslmode=require`;
    expect(await startSchemalog(cwd, ["crawl"], { env: { APP_URL } }).ended).toMatchObject({ exitCode: 3 });
    expect(performance.now() - began).toBeLessThan(20_000);
  });
}
