import { SchemalogError } from "../../errors.ts";
import type { DataLanguage } from "./data-language.ts";
import { mysqlData } from "./mysql/data/index.ts";
import { postgresData } from "./postgres/data/index.ts";
import { sqlserverData } from "./sqlserver/data/index.ts";

/** How the engines write rows, one line each. */
const languages: Record<string, DataLanguage> = {
  postgres: postgresData,
  mysql: mysqlData,
  mariadb: mysqlData,
  sqlserver: sqlserverData,
};

/** How an engine writes rows, by the name that its databases carry. Throws SchemalogError (2) where no rows are made for it. */
export function dataLanguageOf(engine: string): DataLanguage {
  const found = Object.hasOwn(languages, engine) ? languages[engine] : undefined;
  if (found) return found;
  throw new SchemalogError(`schemalog makes no rows for "${engine}"`, {
    exitCode: 2,
    hint: `It makes rows for: ${Object.keys(languages).join(", ")}. Name the connections that you want rows for.`,
  });
}
