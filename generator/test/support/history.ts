import { join } from "node:path";
import { canonical } from "../../src/core/canonical/index.ts";
import { type Database, database, type SchemaObject, schemaObject } from "../../src/core/model/database.ts";
import { commitPaths } from "../../src/store/git/index.ts";
import { writeSnapshot } from "../../src/store/snapshot/index.ts";
import { repository } from "./cli.ts";

/** A table with these columns, written `name type`. */
export const table = (name: string, columns: string[], more: object = {}): SchemaObject =>
  schemaObject.parse({
    ...{ kind: "table", schema: "public", name },
    columns: columns.map((column) => {
      const [columnName, ...type] = column.split(" ");
      return { name: columnName, type: type.join(" "), nullable: true };
    }),
    ...more,
  });

export const databaseOf = (...objects: SchemaObject[]): Database =>
  canonical(database.parse({ engine: "postgres", schemas: [{ name: "public" }], objects }));

/** A repository whose commits each hold a snapshot. */
export function snapshotRepository(folder = "snap") {
  const cwd = repository();
  const dir = join(cwd, folder);
  let day = 0;
  return {
    cwd,
    dir,
    /** Commits a database as this person, a day after the last commit. Returns the commit's id. */
    async commit(message: string, name: string, content: Database): Promise<string | undefined> {
      await writeSnapshot(dir, content);
      const author = { name, email: `${name.toLowerCase()}@example.com` };
      const date = new Date(Date.UTC(2024, 0, ++day));
      return commitPaths(cwd, { paths: [dir], message, author, date });
    },
  };
}
