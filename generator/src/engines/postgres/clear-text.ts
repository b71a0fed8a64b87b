import { BlockList, isIP } from "node:net";
import { SchemalogError } from "../../errors.ts";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Whether what is sent to a host stays on this machine: `localhost`, an address of the loopback, the folder of a socket.
 * Any other name may lead anywhere.
 */
export function isLoopback(host: string): boolean {
  if (host.startsWith("/") || host.toLowerCase() === "localhost") return true;
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? "ipv6" : "ipv4");
}

/** Stands in for the password where it would be sent in clear text: called when the server asks for it, in whatever form. */
export function noPassword(): never {
  throw new SchemalogError(
    "the server offers no TLS and asks for a password, which anyone on the network path could read",
    {
      exitCode: 3,
      hint: "Enable TLS on the server. If the network path to it is safe, add sslmode=disable to the URL, or set PGSSLMODE=disable.",
    },
  );
}
