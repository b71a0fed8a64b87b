/** Tables of one schema; a database of 10,000 tables has 40 schemas. */
const tablesPerSchema = 250;
const nouns = ["account", "booking", "contract", "delivery", "event", "file", "group", "holiday", "invoice", "journey"];

const schemaOf = (index: number) => `area_${String(Math.floor(index / tablesPerSchema)).padStart(2, "0")}`;
const nameOf = (index: number) => `${nouns[index % nouns.length]}_${String(index).padStart(5, "0")}`;

/** `area_00.account_00000`: the table of that number. */
export const tableName = (index: number) => `${schemaOf(index)}.${nameOf(index)}`;

/**
 * SQL for a database of that many tables, each with 12 columns, a primary key, one or two foreign keys, two indexes, a
 * check and comments. The same number gives the same text.
 */
export function schemaSql(tables: number): string {
  const statements: string[] = [];
  for (let index = 0; index < tables; index++) {
    if (index % tablesPerSchema === 0) statements.push(`CREATE SCHEMA ${schemaOf(index)};`);
    statements.push(tableSql(index));
  }
  return statements.join("\n");
}

function tableSql(index: number): string {
  const table = tableName(index);
  const name = nameOf(index);
  const related = index % 2 === 1 ? ` REFERENCES ${tableName(Math.floor(index / 3))} ON DELETE SET NULL` : "";
  return `CREATE TABLE ${table} (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id bigint NOT NULL REFERENCES ${tableName(Math.floor(index / 2))} ON DELETE CASCADE,
  related_id bigint${related},
  code varchar(20) NOT NULL,
  name text NOT NULL,
  state text NOT NULL DEFAULT 'new',
  quantity integer NOT NULL DEFAULT 0,
  price numeric(10,2),
  attributes jsonb NOT NULL DEFAULT '{}'::jsonb,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz,
  CONSTRAINT ${name}_quantity_check CHECK (quantity >= 0)
);
CREATE INDEX ${name}_owner_id_idx ON ${table} (owner_id);
CREATE INDEX ${name}_open_idx ON ${table} (state, created_at DESC) WHERE state <> 'done';
COMMENT ON TABLE ${table} IS 'Keeps each ${nouns[index % nouns.length]} of area ${Math.floor(index / tablesPerSchema)}.';
COMMENT ON COLUMN ${table}.code IS 'What people write on paper; unique within its owner.';
COMMENT ON COLUMN ${table}.state IS 'One of new, open, done.';`;
}

/** SQL for 21 changes to a database of that many tables: one of each sort in every seventh of it. */
export function changesSql(tables: number): string {
  const step = Math.floor(tables / 22);
  const change = (index: number) => {
    const table = tableName((index + 1) * step);
    const name = nameOf((index + 1) * step);
    const sorts = [
      `ALTER TABLE ${table} ADD COLUMN channel text NOT NULL DEFAULT 'web';`,
      `ALTER TABLE ${table} DROP COLUMN note;`,
      `ALTER TABLE ${table} RENAME COLUMN price TO unit_price;`,
      `ALTER TABLE ${table} ALTER COLUMN code TYPE text;`,
      `ALTER TABLE ${table} DROP CONSTRAINT ${name}_quantity_check;`,
      `DROP INDEX ${schemaOf((index + 1) * step)}.${name}_open_idx;`,
      `COMMENT ON TABLE ${table} IS 'Described anew.';`,
    ];
    return sorts[index % sorts.length];
  };
  return Array.from({ length: 21 }, (_, index) => change(index)).join("\n");
}
