import { tools } from "./tools/index.ts";
import { baseName } from "./tools/tool.ts";

const sql = /\.([a-z]*sql|ddl|dml)(\.\w+)?$/i;
const numbered = /^v?[0-9]/i;
/** Alembic's are called by a hash. */
const hashed = /^[0-9a-f]{8,}_.*\.py$/;
/** What is read or shown, and not run. */
const inert = /\.(md|mdx|markdown|rst|adoc|json|jsonc|ya?ml|toml|xml|html|csv|tsv|sum|lock|snap|png|svg|conf|ini)$/i;

/** Whether a file looks like SQL, or like a migration in another language: something may run it. */
export function mayRun(path: string): boolean {
  const name = baseName(path);
  return sql.test(name) || hashed.test(name) || (numbered.test(name) && (!inert.test(name) || /\.up\./i.test(name)));
}

const journals = new Set(
  tools.flatMap(({ journal }) => (journal === undefined ? [] : [baseName(journal).toLowerCase()])),
);
const isRead = (name: string) => journals.has(name.toLowerCase()) || tools.some(({ reads }) => reads?.test(name));

/** The names of files in the folders above migrations that tools look at. */
export const aroundNames: string[] = [...new Set(tools.flatMap(({ around }) => around ?? []))];

/** Whether a file of this name plays a part in migrations; the others need not be read. */
export const isNeeded = (path: string) => isRead(baseName(path)) || mayRun(path);
