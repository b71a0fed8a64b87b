import { SchemalogError } from "../../errors.ts";
import { saidAs } from "../names/naming.ts";
import type { Dialect } from "./dialect.ts";
import { dynamodb } from "./dynamodb/index.ts";
import { mongodb } from "./mongodb/index.ts";
import { mariadb, mysql } from "./mysql/index.ts";
import { postgres } from "./postgres/index.ts";
import { sqlserver } from "./sqlserver/index.ts";

/** All dialects, one line each. */
export const dialects: Dialect[] = [postgres, mysql, mariadb, sqlserver, mongodb, dynamodb];

/** The language of an engine, by the name that its databases carry. Throws SchemalogError (2) where there is none. */
export function dialectOf(engine: string): Dialect {
  const dialect = dialects.find(({ name }) => name === engine);
  if (dialect) return dialect;
  throw new SchemalogError(`schemalog does not know the SQL of "${engine}"`, {
    exitCode: 2,
    hint: `It knows: ${dialects.map(({ name }) => name).join(", ")}. A newer version may know more.`,
  });
}

/** What `work` says for people who work with that engine, in their words; where it is not known, in those of the SQL standard. */
export const inWordsOf = <T>(engine: string | undefined, work: () => T): T =>
  saidAs(dialects.find(({ name }) => name === engine)?.naming ?? {}, work);

/** A name that messages show, as statements of that engine write it. */
export const nameInSql = (engine: string, shown: string): string => dialectOf(engine).nameSql?.(shown) ?? shown;
