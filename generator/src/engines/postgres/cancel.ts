import { connect } from "node:net";
import type { Client } from "pg";

const cancelCode = 80877102;
/** Milliseconds for a server to take the request. */
const patience = 5_000;

/**
 * Asks a server to end what a connection waits for, without a word whether it does: the query then fails (manual, 54.2.9
 * Canceling Requests in Progress). Needs no login, and goes where a pooler knows the connection.
 */
export function cancelQuery(client: Client): void {
  // The driver keeps what the server gave it for this, and does not say so in its types.
  const { processID, secretKey, host, port } = client as Client & { processID?: unknown; secretKey?: unknown };
  if (typeof processID !== "number" || typeof secretKey !== "number") return;
  const request = Buffer.alloc(16);
  [request.length, cancelCode, processID, secretKey].forEach((value, index) => {
    request.writeInt32BE(value, index * 4);
  });
  const socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.setTimeout(patience, () => socket.destroy());
  socket.on("error", () => undefined);
  socket.end(request);
}
