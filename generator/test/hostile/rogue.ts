import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import { onTestFinished, type TestContext } from "vitest";

const certificate = {
  cert: readFileSync(join(import.meta.dirname, "../cases/engines/localhost.cert.pem"), "utf8"),
  key: readFileSync(join(import.meta.dirname, "../cases/engines/localhost.key.pem"), "utf8"),
};

const int32 = (...values: number[]) =>
  Buffer.concat(values.map((value) => Buffer.from(new Uint32Array([value]).buffer).swap32()));
const message = (type: string, body: Buffer) => Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
/** How a server asks for a password (manual, 54.7: AuthenticationCleartextPassword, …MD5Password, …SASL). */
const asks = {
  cleartext: message("R", int32(3)),
  md5: message("R", Buffer.concat([int32(5), Buffer.from("salt")])),
  scram: message("R", Buffer.concat([int32(10), Buffer.from("SCRAM-SHA-256\0\0")])),
};
type Ask = keyof typeof asks;

/** A server at `host` that wants the password, and keeps all that it hears in clear text. Says how it answers to TLS. */
export async function rogue(host: string, ask: Ask, tls: "none" | "own certificate" = "none") {
  const heard: Buffer[] = [];
  const talk = (socket: Socket | TLSSocket) =>
    socket.on("data", (data: Buffer) => {
      heard.push(data);
      const code = data.length >= 8 ? data.readInt32BE(4) : 0;
      if (code === 196_608) socket.write(asks[ask]);
      else socket.end(message("E", Buffer.from("SFATAL\0C28P01\0Mno\0\0")));
    });
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      if (data.readInt32BE(4) !== 80_877_103) {
        talk(socket);
        socket.emit("data", data);
        return;
      }
      if (tls === "none") {
        talk(socket);
        socket.write("N");
        return;
      }
      socket.write("S");
      talk(new TLSSocket(socket, { isServer: true, ...certificate }).on("error", () => {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  return { port, heard: () => Buffer.concat(heard).toString("latin1") };
}

/** An address of this machine that is not of its loopback: what goes there is not known to stay here. */
export function outerAddress(context: TestContext): string {
  const found = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === "IPv4" && !one.internal)?.address;
  if (found === undefined) context.skip("this machine has no address but those of its loopback");
  return found as string;
}
