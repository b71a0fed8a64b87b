/** Which product a server is, and its version as a number: 100619 for 10.6.19. */
export type Server = { product: "mysql" | "mariadb"; version: number };

/** What `VERSION()` says: `8.4.3`, `10.11.19-MariaDB-0+deb12u1`; some services put `5.5.5-` before the latter. */
export function serverOf(text: string): Server {
  const product = /mariadb/i.test(text) ? "mariadb" : "mysql";
  const [, major = 0, minor = 0, patch = 0] = /(\d+)\.(\d+)\.(\d+)/.exec(text.replace(/^5\.5\.5-(?=1\d\.)/, "")) ?? [];
  return { product, version: Number(major) * 10_000 + Number(minor) * 100 + Number(patch) };
}

/** Whether a server is MySQL of that version or newer. */
export const isMysql = ({ product, version }: Server, since: number): boolean =>
  product === "mysql" && version >= since;
/** Whether a server is MariaDB of that version or newer. */
export const isMariadb = ({ product, version }: Server, since: number): boolean =>
  product === "mariadb" && version >= since;
