import type { Dialect } from "../core/dialects/dialect.ts";
import { leading } from "../core/dialects/script.ts";
import { engineOfTokens } from "../engines/foreign-sql.ts";
import { platforms } from "../engines/registry.ts";
import type { Script } from "./recognise.ts";

/** The extensions that the scripts create, by name, each once. */
export function extensionsOf(scripts: Script[], { script }: Dialect): string[] {
  const statements = scripts.flatMap((one) => one.statements);
  return [...new Set(statements.flatMap(({ sql }) => script.extensionsIn?.(sql) ?? []))];
}

/** The platform whose ways the scripts build on, if any: the word in schemalog.yml. */
export function platformOf(scripts: Script[]): string | undefined {
  const sql = scripts.flatMap(({ statements }) => statements.map((statement) => statement.sql)).join(";\n");
  return platforms().find((platform) => platform.seenIn(sql))?.name;
}

const enough = { statements: 300, tokens: 300 };

/** The engine whose SQL the scripts, read as that of `dialect`, are, where it is another's for sure. */
export function otherEngineOf(scripts: Script[], dialect: Dialect): string | undefined {
  const statements = scripts.flatMap((script) => script.statements).slice(0, enough.statements);
  for (const { sql } of statements) {
    const found = engineOfTokens(leading(dialect.script, sql, enough.tokens).join(" "));
    if (found !== undefined) return found;
  }
  return undefined;
}
