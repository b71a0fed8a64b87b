/**
 * A connection URL and what stands in its parts, decoded. Throws where it is none, has a stray percent sign, or has a fragment or an
 * `@` in its path: part of a secret that is not encoded would then be the host, and be sent to whoever resolves names.
 */
export function urlParts(url: string): { parsed: URL; user: string; password: string; path: string } {
  const parsed = new URL(url);
  if (/@/.test(parsed.pathname + parsed.hash) || parsed.hash !== "") throw new Error("not encoded");
  return {
    parsed,
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    path: decodeURIComponent(parsed.pathname.slice(1)),
  };
}
