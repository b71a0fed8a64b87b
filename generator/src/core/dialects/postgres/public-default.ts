const types = new Set(["enum", "domain", "composite type", "range type"]);

/** What PUBLIC may do with a new object unless it is revoked (manual: ddl-priv); CONNECT and TEMPORARY on databases are not in a snapshot. */
export function publicDefault(kind: string, name?: string): string | undefined {
  if (kind === "routine") return "EXECUTE";
  if (kind === "schema") return name === "public" ? "USAGE" : undefined;
  return types.has(kind) ? "USAGE" : undefined;
}
