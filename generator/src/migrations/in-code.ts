import { baseName, folderOf, nameIn, type SourceFile } from "./tools/tool.ts";

/** A tool whose migrations are no SQL, which nobody can read here: the path and text of one, and what is better than a dump. */
export type CodeTool = { name: string; language: string; path: RegExp; text?: RegExp; dump?: string };

const tools: CodeTool[] = [
  // pressly/goose (provider_collect.go).
  { name: "goose", language: "Go", path: /(^|\/)\d+_[^/]*(?<!_test)\.go$/ },
  // Rails guides, Active Record Migrations: Schema Dumping.
  {
    ...{ name: "Rails", language: "Ruby", path: /(^|\/)migrate\/\d{3,}_[^/]*\.rb$/ },
    dump: "Set config.active_record.schema_format = :sql, and name db/structure.sql.",
  },
  { name: "Django", language: "Python", path: /(^|\/)migrations\/\d{4}_[^/]*\.py$/ },
  { name: "Alembic", language: "Python", path: /(^|\/)versions\/[0-9a-z]+_[^/]*\.py$/ },
  // knexjs.org, sequelize.org, typeorm.io: Migrations.
  { name: "Knex", language: "JavaScript", path: /(^|\/)migrations?\/\d{14}_[^/]*\.[cm]?[jt]s$/ },
  { name: "Sequelize", language: "JavaScript", path: /(^|\/)migrations?\/\d{14}-[^/]*\.[cm]?[jt]s$/ },
  { name: "TypeORM", language: "TypeScript", path: /(^|\/)migrations?\/\d{13}-[^/]*\.[cm]?[jt]s$/ },
  { name: "Laravel", language: "PHP", path: /(^|\/)migrations\/\d{4}_\d\d_\d\d_\d{6}_[^/]*\.php$/ },
  { name: "Ecto", language: "Elixir", path: /(^|\/)migrations\/\d{14}_[^/]*\.exs$/ },
  // Liquibase manual, Changelog formats.
  {
    ...{ name: "Liquibase", language: "XML, YAML or JSON" },
    path: /(^|\/)[^/]*changelog[^/]*(\/.*)?\.(xml|ya?ml|json)$/i,
    text: /<changeSet\b|\bchangeSet["']?\s*:/,
  },
];

/** The tool whose migration a file is, where that is a program; by its path from the root and, where that does not say enough, its text. */
export const codeOf = (path: string, read: () => string): CodeTool | undefined =>
  tools.find((tool) => tool.path.test(path) && (tool.text?.test(read()) ?? true));

/** What to do instead of having them read. */
export const wayOut = ({ name, dump }: CodeTool): string =>
  dump ??
  `Name a file with the whole schema that is kept beside them (a dump, as structure.sql), or the url of a database that ${name} has migrated.`;

/** The tool of programs among the files of a folder, and those of it; undefined where there is none. */
export function codeIn(files: SourceFile[], folder: string): { tool: CodeTool; paths: string[] } | undefined {
  const known = new Set(files.map(({ path }) => path));
  const found = files.flatMap(({ path, text }) => {
    const tool = codeOf(nameIn(folder, path), () => text);
    return tool && !isWrapper(path, known) ? [{ path, tool }] : [];
  });
  const tool = found[0]?.tool;
  return tool && { tool, paths: found.map(({ path }) => path) };
}

/** db-migrate (db-migrate.readthedocs.io, SQL files): a program that runs the file of SQL of its name. */
function isWrapper(path: string, known: Set<string>): boolean {
  const name = baseName(path).replace(/\.\w+$/, "");
  return known.has(`${folderOf(path)}sqls/${name}-up.sql`);
}
