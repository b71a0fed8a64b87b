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

/** The platform that scripts in a folder are for, if any: the word in schemalog.yml, and by what it is known. */
export function platformOf(scripts: Script[], folder: string): { name: string; why: string } | undefined {
  const sql = scripts.flatMap(({ statements }) => statements.map((statement) => statement.sql)).join(";\n");
  for (const platform of platforms()) {
    const why = platform.evidence(folder, sql);
    if (why !== undefined) return { name: platform.name, why };
  }
  return undefined;
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
