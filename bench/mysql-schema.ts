const nouns = ["account", "booking", "contract", "delivery", "event", "file", "group", "holiday", "invoice", "journey"];

const nameOf = (index: number) => `${nouns[index % nouns.length]}_${String(index).padStart(5, "0")}`;

/** SQL for a database of MySQL or MariaDB with that many tables, each with what those of schemaSql() have. The same number gives the same text. */
export const mysqlSchemaSql = (tables: number): string =>
  Array.from({ length: tables }, (_, index) => tableSql(index)).join("\n");

function tableSql(index: number): string {
  const name = nameOf(index);
  const related =
    index % 2 === 1
      ? `,\n  CONSTRAINT ${name}_related FOREIGN KEY (related_id) REFERENCES ${nameOf(Math.floor(index / 3))} (id) ON DELETE SET NULL`
      : "";
  return `CREATE TABLE ${name} (
  id bigint AUTO_INCREMENT PRIMARY KEY,
  owner_id bigint NOT NULL,
  related_id bigint,
  code varchar(20) NOT NULL COMMENT 'What people write on paper; unique within its owner.',
  name varchar(200) NOT NULL,
  state varchar(20) NOT NULL DEFAULT 'new' COMMENT 'One of new, open, done.',
  quantity int NOT NULL DEFAULT 0,
  price decimal(10,2),
  attributes json NOT NULL DEFAULT ('{}'),
  note text,
  created_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp NULL,
  KEY ${name}_open (state, created_at),
  CONSTRAINT ${name}_quantity CHECK (quantity >= 0),
  CONSTRAINT ${name}_owner FOREIGN KEY (owner_id) REFERENCES ${nameOf(Math.floor(index / 2))} (id) ON DELETE CASCADE${related}
) COMMENT 'Keeps each ${nouns[index % nouns.length]}.';`;
}
