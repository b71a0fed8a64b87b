const types = new Set(["enum", "domain", "composite type", "range type"]);

const byDefault: Record<string, string> = { routines: "EXECUTE", types: "USAGE" };

/** What PUBLIC may do with a new object unless it is revoked (manual: ddl-priv); CONNECT and TEMPORARY on databases are not in a snapshot. */
export function publicDefault(kind: string, name?: string): string | undefined {
  if (kind === "routine") return "EXECUTE";
  if (kind === "schema") return name === "public" ? "USAGE" : undefined;
  // In one schema, they only add to that.
  if (kind === "default privilege") return byDefault[/^(routines|types)(?! in )/.exec(name ?? "")?.[1] ?? ""];
  if (kind === "other object") return /^(type|language) /.test(name ?? "") ? "USAGE" : undefined;
  return types.has(kind) ? "USAGE" : undefined;
}
