import type { Dialect } from "../core/dialects/dialect.ts";
import type { ObjectFilter } from "../engines/engine.ts";
import type { Warning } from "../errors.ts";
import type { Run } from "./apply.ts";
import type { Migrations, Script } from "./recognise.ts";
import { toolNamed } from "./tools/index.ts";
import type { Kept } from "./tools/tool.ts";

/** The tables in which a folder's tool keeps what has run, but for those that a migration makes: these are the user's. */
export const keptBy = ({ tool }: Pick<Migrations, "tool">, scripts: Script[]): Kept[] =>
  (toolNamed(tool)?.keeps ?? []).filter(({ name }) => {
    const made = new RegExp(`\\bcreate\\s+table\\s+(if\\s+not\\s+exists\\s+)?([\\w"]+\\s*\\.\\s*)?"?${name}\\b`, "i");
    return !statementsThatName(name, scripts).some(({ sql }) => made.test(sql));
  });

const statementsThatName = (name: string, scripts: Script[]) =>
  scripts.flatMap(({ file, statements }) =>
    statements.filter(({ sql }) => sql.includes(name)).map((statement) => ({ ...statement, file })),
  );

/** The filter of a crawl without the tables of a tool: they are no part of what a repository says. */
export const withoutKept =
  (filter: ObjectFilter, kept: Kept[], defaultSchema: string): ObjectFilter =>
  (schema, name) =>
    filter(schema, name) &&
    !kept.some(
      (each) => (each.schema ?? defaultSchema) === schema && (each.name === name || (name === "" && each.schema)),
    );

/** Makes those that a script names, as the tool has before the first one. Throws StatementError. */
export async function makeKept({ shadow }: Run, kept: Kept[], scripts: Script[]): Promise<void> {
  for (const { schema, name, columns } of kept) {
    if (statementsThatName(name, scripts).length === 0) continue;
    if (schema !== undefined) await shadow.run(`CREATE SCHEMA ${schema}`);
    await shadow.run(`CREATE TABLE ${schema === undefined ? "" : `${schema}.`}${name} (${columns})`);
  }
}

/** Statements of a branch that name such a table: what they do to it, nobody judged. */
export const onKept = (head: Migrations, isNew: (file: string) => boolean, { script }: Dialect): Warning[] =>
  keptBy(head, head.scripts).flatMap(({ name }) =>
    statementsThatName(name, head.scripts)
      .filter(({ file, sql }) => isNew(file) && script.traitOf(sql) !== "rows")
      .map(({ file, line }) => ({
        object: `${file}:${line}`,
        message: `not judged: what this does to ${name}, in which ${head.tool} keeps what has run`,
        remedy: "Check what the tool makes of it.",
        unjudged: true,
      })),
  );
