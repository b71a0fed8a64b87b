import { goose } from "./tools/goose.ts";
import { baseName, folderOf, type History, leadingNumber, nameIn, type SourceFile } from "./tools/tool.ts";

/** A tool whose migrations are no SQL, which nobody can read here: the path and text of one, and what is better than a dump. */
export type CodeTool = {
  name: string;
  language: string;
  path: RegExp;
  text?: RegExp;
  dump?: string;
  /** What it does about files that are not as databases know them. */
  history?: Partial<History>;
  /** The version by which it knows a file. */
  versionOf?: ((path: string) => string | undefined) | undefined;
  /** Where each names those that it follows, and the order of their names says nothing: the name of one, and what is done about two ends. */
  graph?: { nameOf(file: SourceFile): string | undefined; does: string; instead: string };
};

/** Tools that keep the name or version of what has run, and no checksum. */
const byName = (tool: string, by: string) =>
  ({ severity: "risky", does: `${tool} knows it by its ${by}, and does not run it again` }) as const;

const tools: CodeTool[] = [
  // pressly/goose (provider_collect.go).
  {
    ...{ name: "goose", language: "Go", path: /(^|\/)\d+_[^/]*(?<!_test)\.go$/ },
    ...{ history: goose.history ?? {}, versionOf: goose.versionOf },
  },
  // Rails guides, Active Record Migrations: Schema Dumping; activerecord (migration.rb): DuplicateMigrationVersionError,
  // UnknownMigrationVersionError, pending_migrations.
  {
    ...{ name: "Rails", language: "Ruby", path: /(^|\/)migrate\/\d{3,}_[^/]*\.rb$/ },
    dump: "Set config.active_record.schema_format = :sql, and name db/structure.sql.",
    versionOf: leadingNumber,
    history: {
      edited: byName("Rails", "version"),
      removed: { severity: "risky", does: "Rails can't roll it back where it has run" },
      early: { severity: "safe", does: "Rails runs every version that is missing, so this one after it" },
      clash: { severity: "breaking", does: "Rails ends with DuplicateMigrationVersionError before it runs anything" },
    },
  },
  // docs.djangoproject.com, Migrations, Version control; django (db/migrations/loader.py): NodeNotFoundError.
  {
    ...{ name: "Django", language: "Python", path: /(^|\/)migrations\/\d{4}_[^/]*\.py$/ },
    history: {
      edited: byName("Django", "name"),
      removed: { severity: "risky", does: "Django does not undo it, and ends with an error if others depend on it" },
    },
    graph: {
      nameOf: ({ path }) => baseName(path).replace(/\.py$/, ""),
      does: 'Django ends with "Conflicting migrations detected" before it runs anything',
      instead: "Let it depend on the other one, or run makemigrations --merge.",
    },
  },
  // alembic.sqlalchemy.org, Working with Branches: "Multiple head revisions"; sqlalchemy/alembic (script/revision.py): "Can't locate revision".
  {
    ...{ name: "Alembic", language: "Python", path: /(^|\/)versions\/[0-9a-z]+_[^/]*\.py$/ },
    history: {
      edited: byName("Alembic", "revision"),
      removed: { severity: "breaking", does: "Alembic can't locate its revision, and ends with an error" },
    },
    graph: {
      nameOf: ({ text }) => /^revision\b[^=\n]*=\s*["']([^"']+)["']/m.exec(text)?.[1],
      does: 'Alembic ends with "Multiple head revisions are present" before it runs anything',
      instead: "Set its down_revision to the other one, or run alembic merge.",
    },
  },
  // knexjs.org, sequelize.org, typeorm.io: Migrations. knex (migrations/migrate/Migrator.js, validateMigrationList()); knex/knex#1747.
  {
    ...{ name: "Knex", language: "JavaScript", path: /(^|\/)migrations?\/\d{14}_[^/]*\.[cm]?[jt]s$/ },
    history: {
      edited: byName("Knex", "name"),
      removed: {
        severity: "breaking",
        does: 'Knex ends with "The migration directory is corrupt" in databases that ran what is deleted',
      },
      early: { severity: "risky", does: "where that has run, Knex runs this one after it" },
    },
  },
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
