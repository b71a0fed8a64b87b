import { connect, createServer, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";

type Handler = (socket: Socket) => void;

/** A TCP server (or one on the socket file `path`) that does this with each connection; gone when the test is over. Returns its port. */
export async function listen(handler: Handler, path?: string): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    handler(socket);
  });
  await new Promise<void>((resolve) =>
    path ? server.listen(path, resolve) : server.listen(0, "127.0.0.1", () => resolve()),
  );
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Passes a connection on to the server at `url`; `onRequest` sees what the client sends. */
export const passTo =
  (url: string, onRequest: (data: Buffer, socket: Socket) => void = () => {}): Handler =>
  (socket) => {
    const { hostname, port } = new URL(url);
    const server = connect(Number(port), hostname).on("error", () => socket.destroy());
    socket.on("data", (data) => onRequest(data, socket)).on("close", () => server.destroy());
    socket.pipe(server).pipe(socket);
  };

/** The same for a client that asks for TLS, as PostgreSQL's protocol has it: `S`, then the handshake (manual: protocol-flow). */
export const passTlsTo =
  (url: string, certificate: { key: string; cert: string }): Handler =>
  (socket) => {
    socket.once("data", () => {
      socket.write("S");
      const secure = new TLSSocket(socket, { isServer: true, ...certificate }).on("error", () => socket.destroy());
      passTo(url)(secure);
    });
  };
