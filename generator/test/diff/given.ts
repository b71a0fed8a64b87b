import { canonical } from "../../src/core/canonical/canonical.ts";
import { diff } from "../../src/core/diff/index.ts";
import { changeLine } from "../../src/core/formats/words/words.ts";
import { type Database, database } from "../../src/core/model/database.ts";

type Columns = Record<string, string>;

/** A table of columns (name → type) and whatever else is given. */
export const table = (name: string, columns: Columns, more: object = {}) => ({
  kind: "table",
  schema: "shop",
  name,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type, nullable: true })),
  ...more,
});
export const view = (name: string, definition: string, columns: Columns, dependsOn: string[]) => ({
  kind: "view",
  schema: "shop",
  name,
  definition,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type, nullable: true })),
  dependsOn: dependsOn.map((each) => ({ schema: "shop", name: each })),
});
export const of = (...objects: object[]): Database => canonical(database.parse({ engine: "any", objects }));
export const lines = (before: Database, after: Database, options = {}) => diff(before, after, options).map(changeLine);
