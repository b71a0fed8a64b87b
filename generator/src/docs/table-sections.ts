import type { ForeignKey, Key } from "../model/constraint.ts";
import type { Table } from "../model/table.ts";
import type { KeyPart, TableIndex } from "../model/table-index.ts";
import {
  anchorOf,
  badges,
  code,
  codes,
  join,
  listSection,
  optionItems,
  plain,
  relationCell,
  routineCell,
  tableSection,
} from "./cells.ts";
import type { Lookup, Relation } from "./lookup.ts";
import type { Cell, Section } from "./page.ts";

/** Primary key, unique constraints, checks and exclusions. */
export function constraintSections({ primaryKey, uniques, checks, exclusions }: Table): Section[] {
  const keyRow = (kind: string) => (key: Key) => ({
    anchor: anchorOf(kind.toLowerCase(), key.name),
    cells: [
      code(key.name),
      plain(kind),
      codes(key.columns),
      codes(key.include ?? []),
      plain(keyNotes(key)),
      plain(key.comment),
    ],
  });
  return [
    ...tableSection(
      { id: "keys", title: "Keys" },
      ["Name", "Kind", "Columns", "Includes", "Notes", "Description"],
      [...(primaryKey ? [keyRow("Primary key")(primaryKey)] : []), ...uniques.map(keyRow("Unique"))],
    ),
    ...tableSection(
      { id: "checks", title: "Checks" },
      ["Name", "Expression", "Notes", "Description"],
      [
        ...checks.map((check) => ({
          anchor: anchorOf("check", check.name),
          cells: [code(check.name), code(check.expression), stateBadges(check), plain(check.comment)],
        })),
        ...exclusions.map((exclusion) => ({
          anchor: anchorOf("exclusion", exclusion.name),
          cells: [
            code(exclusion.name),
            code(exclusion.definition),
            plain(exclusion.deferrable),
            plain(exclusion.comment),
          ],
        })),
      ],
    ),
  ];
}

const keyNotes = (key: Key) =>
  [key.deferrable, key.nullsNotDistinct && "nulls not distinct", key.withoutOverlaps && "without overlaps"]
    .filter(Boolean)
    .join(", ");
const stateBadges = ({ validated, enforced }: { validated?: false | undefined; enforced?: false | undefined }) =>
  join([badges(validated === false && "not validated"), badges(enforced === false && "not enforced")], " ");

/** Foreign keys of the table, and of others to it; views that read it; parents and children. */
export function relationSections(lookup: Lookup, table: Table): Section[] {
  const action = ({ onDelete, onUpdate }: ForeignKey) =>
    [onDelete && `on delete ${onDelete}`, onUpdate && `on update ${onUpdate}`].filter(Boolean).join(", ");
  const outgoing = table.foreignKeys.map((foreignKey) => ({
    anchor: anchorOf("foreign key", foreignKey.name),
    cells: [
      code(foreignKey.name),
      codes(foreignKey.columns),
      [
        ...relationCell(lookup, foreignKey.references),
        { text: " (" },
        ...codes(foreignKey.references.columns),
        { text: ")" },
      ],
      plain(action(foreignKey)),
      join([plain(foreignKey.deferrable), stateBadges(foreignKey)], " "),
      plain(foreignKey.comment),
    ],
  }));
  const incoming = lookup.incomingKeys(table).map(({ table: other, foreignKey }) => ({
    cells: [
      relationCell(lookup, other),
      codes(foreignKey.columns),
      codes(foreignKey.references.columns),
      plain(action(foreignKey)),
    ],
  }));
  return [
    ...tableSection(
      { id: "references", title: "References" },
      ["Foreign key", "Columns", "To", "Actions", "Notes", "Description"],
      outgoing,
    ),
    ...tableSection(
      { id: "referenced-by", title: "Referenced by" },
      ["Table", "Its columns", "Columns here", "Actions"],
      incoming,
    ),
    ...inheritanceSections(lookup, table),
  ];
}

function inheritanceSections(lookup: Lookup, table: Table): Section[] {
  const cells = (tables: { schema: string; name: string }[]) => tables.map((other) => relationCell(lookup, other));
  return [
    ...listSection({ id: "inherits", title: "Inherits from" }, cells(table.inherits)),
    ...listSection({ id: "children", title: "Inherited by" }, cells(lookup.children(table))),
  ];
}

/** Views that read a table or view. */
export const readersSection = (lookup: Lookup, relation: Relation): Section[] =>
  listSection(
    { id: "read-by", title: "Read by" },
    lookup.readers(relation).map((view) => relationCell(lookup, view)),
  );

export function indexesSection({ indexes }: { indexes: TableIndex[] }): Section[] {
  const rows = indexes.map((index) => ({
    anchor: anchorOf("index", index.name),
    cells: [
      code(index.name),
      codes(index.key.map(keyPart)),
      join([plain(index.unique && "unique"), plain(index.method)], " "),
      codes(index.include ?? []),
      code(index.predicate),
      join([badges(index.valid === false && "invalid"), plain(index.nullsNotDistinct && "nulls not distinct")], " "),
      plain(index.comment),
    ],
  }));
  const headings = ["Name", "Key", "Kind", "Includes", "Where", "Notes", "Description"];
  return tableSection({ id: "indexes", title: "Indexes" }, headings, rows);
}

const keyPart = ({ column, expression, direction, nulls, opclass, collation, length }: KeyPart) =>
  [
    `${column ?? expression}${length === undefined ? "" : `(${length})`}`,
    collation && `collate ${collation}`,
    opclass,
    direction,
    nulls && `nulls ${nulls}`,
  ]
    .filter(Boolean)
    .join(" ");

export function triggerSections(lookup: Lookup, { triggers, rules }: Relation): Section[] {
  const rows = triggers.map((trigger) => ({
    anchor: anchorOf("trigger", trigger.name),
    cells: [
      code(trigger.name),
      plain(
        `${trigger.timing} ${trigger.events.join(" or ")}${trigger.columns ? ` of ${trigger.columns.join(", ")}` : ""}`,
      ),
      plain(`each ${trigger.level}`),
      code(trigger.when),
      trigger.routine ? routineCell(lookup, trigger.routine) : code(trigger.body),
      plain([trigger.state, trigger.constraint && `constraint, ${trigger.constraint}`].filter(Boolean).join(", ")),
      plain(trigger.comment),
    ],
  }));
  return [
    ...tableSection(
      { id: "triggers", title: "Triggers" },
      ["Name", "When", "For", "Condition", "Calls", "Notes", "Description"],
      rows,
    ),
    ...tableSection(
      { id: "rules", title: "Rules" },
      ["Name", "Definition", "Notes", "Description"],
      rules.map(({ name, definition, state, comment }) => ({
        cells: [code(name), code(definition), plain(state), plain(comment)],
      })),
    ),
  ];
}

export const policiesSection = ({ policies }: Table): Section[] =>
  tableSection(
    { id: "policies", title: "Row-level security policies" },
    ["Name", "For", "Roles", "Kind", "Rows seen", "Rows written", "Description"],
    policies.map((policy) => ({
      anchor: anchorOf("policy", policy.name),
      cells: [
        code(policy.name),
        plain(policy.command),
        codes(policy.roles),
        plain(policy.permissive ? "permissive" : "restrictive"),
        code(policy.using),
        code(policy.withCheck),
        plain(policy.comment),
      ],
    })),
  );

/** Partitions, with those of partitions below them. */
export function partitionsSection({ partitioning }: Table): Section[] {
  const rows = (parts: Table["partitioning"], depth: number): { cells: Cell[] }[] =>
    (parts?.partitions ?? []).flatMap((partition) => [
      {
        cells: [
          code(`${"› ".repeat(depth)}${partition.name}`),
          code(partition.bound),
          plain(partition.partitioning && `by ${partition.partitioning.strategy} (${partition.partitioning.key})`),
          codes(partition.indexes.map(({ name }) => name)),
          plain(partition.comment),
        ],
      },
      ...rows(partition.partitioning, depth + 1),
    ]);
  const headings = ["Partition", "Holds", "Split", "Own indexes", "Description"];
  return tableSection({ id: "partitions", title: "Partitions", folded: true }, headings, rows(partitioning, 0));
}

/** Who may do what, and what the engine alone knows of it. */
export function tailSections(object: { grants: Table["grants"]; options?: Table["options"] }): Section[] {
  const rows = object.grants.map(({ grantee, privileges, grantable }) => ({
    cells: [
      code(grantee),
      plain(privileges.length > 0 ? privileges.join(", ") : "nothing (revoked)"),
      plain(grantable?.join(", ")),
    ],
  }));
  return [
    ...tableSection({ id: "grants", title: "Grants", folded: true }, ["Role", "May", "And may grant"], rows),
    ...listSection({ id: "options", title: "Options", folded: true }, optionItems(object.options)),
  ];
}
