import { BlockList, isIP } from "node:net";

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
