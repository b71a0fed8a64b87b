/** Words that one engine's SQL has and PostgreSQL's can't have, by that engine: tokens in upper case with spaces between them. */
const markers: [engine: string, RegExp][] = [
  ["clickhouse", /\bENGINE = \w*(MERGETREE|DISTRIBUTED|KAFKA|LOG|MEMORY)\b/],
  ["mysql", /` [^`]+ `|\bENGINE = (INNODB|MYISAM)\b|\bAUTO_INCREMENT\b/],
  ["sqlite", /\bAUTOINCREMENT\b|^PRAGMA\b|\bWITHOUT ROWID\b/],
  ["sqlserver", /^(CREATE|ALTER|DROP) TABLE \[|\bIDENTITY \( \d+ , \d+ \)|\bNVARCHAR \(/],
  ["oracle", /\bVARCHAR2 \(/],
];

/** Folders that are called after an engine. */
const folders: [engine: string, RegExp][] = [
  ["postgres", /^(postgres(ql)?|pg(sql)?)$/i],
  ["mysql", /^(mysql|mariadb|tidb)$/i],
  ["sqlite", /^(sqlite3?|libsql|turso|d1)$/i],
  ["sqlserver", /^(mssql|sqlserver)$/i],
  ["oracle", /^oracle$/i],
  ["clickhouse", /^clickhouse$/i],
  ["cassandra", /^(cassandra|scylla)$/i],
  ["cockroachdb", /^cockroach(db)?$/i],
];

/** The engine that a folder is called after: `db/mysql/migrations`; undefined where none is. */
export function engineOfPath(path: string): string | undefined {
  const parts = path.split("/");
  return folders.find(([, name]) => parts.some((part) => name.test(part)))?.[0];
}

/** The engine whose tables a file that is no SQL describes: a template of CloudFormation, or a model. */
export const engineOfFile = (path: string): string | undefined =>
  /\.(ya?ml|json|template)$/i.test(path) ? "dynamodb" : undefined;

/** The engine whose SQL a statement is, where it can't be PostgreSQL's; by its tokens, in upper case with spaces between them. */
export const engineOfTokens = (tokens: string): string | undefined =>
  markers.find(([, words]) => words.test(tokens))?.[0];
