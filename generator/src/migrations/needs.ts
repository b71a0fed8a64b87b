import { leadingTokens } from "../core/dialects/postgres/statements.ts";
import { extensionsIn } from "../core/dialects/postgres/traits.ts";
import { dialectOfTokens } from "../engines/foreign-sql.ts";
import { platforms } from "../engines/registry.ts";
import type { Script } from "./recognise.ts";

/** The extensions that the scripts create, by name, each once. */
export function extensionsOf(scripts: Script[]): string[] {
  return [...new Set(scripts.flatMap(({ statements }) => statements.flatMap(({ sql }) => extensionsIn(sql))))];
}

/** The platform whose ways the scripts build on, if any: the word in schemalog.yml. */
export function platformOf(scripts: Script[]): string | undefined {
  const sql = scripts.flatMap(({ statements }) => statements.map((statement) => statement.sql)).join(";\n");
  return platforms.find((platform) => platform.seenIn(sql))?.name;
}

const enough = { statements: 300, tokens: 300 };

/** The engine whose SQL the scripts are, where it is another's for sure. */
export function dialectOf(scripts: Script[]): string | undefined {
  const statements = scripts.flatMap((script) => script.statements).slice(0, enough.statements);
  for (const { sql } of statements) {
    const found = dialectOfTokens(leadingTokens(sql, enough.tokens).join(" "));
    if (found !== undefined) return found;
  }
  return undefined;
}
