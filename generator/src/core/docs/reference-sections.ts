import type { Reference } from "../model/common.ts";
import type { ForeignKey } from "../model/constraint.ts";
import type { Table } from "../model/table.ts";
import { counted } from "../names/counted.ts";
import { anchorOf, badges, code, codes, join, listSection, plain, relationCell, tableSection, words } from "./cells.ts";
import type { Lookup, TableKey } from "./lookup.ts";
import type { Cell, Section } from "./page.ts";

/** Foreign keys of a table, those of others to it, its parents and children. */
export function relationSections(lookup: Lookup, table: Table): Section[] {
  const cells = (tables: Reference[]) => tables.map((other) => relationCell(lookup, other));
  return [
    ...outgoingSection(lookup, table),
    ...incomingSection(lookup, table),
    ...listSection({ id: "inherits", title: "Inherits from" }, cells(table.inherits)),
    ...listSection({ id: "children", title: "Inherited by" }, cells(lookup.children(table))),
  ];
}

const keyAnchor = (foreignKey: ForeignKey) => anchorOf("foreign key", foreignKey.name);

function outgoingSection(lookup: Lookup, table: Table): Section[] {
  const rows = lookup.keys(table).map((key) => {
    const { foreignKey } = key;
    const { references } = foreignKey;
    return {
      // A key of partitions may have the name of another.
      anchor: key.partitions === undefined ? keyAnchor(foreignKey) : undefined,
      cells: [
        code(foreignKey.name),
        codes(foreignKey.columns),
        [...relationCell(lookup, references), { text: " (" }, ...codes(references.columns), { text: ")" }],
        actions(foreignKey),
        notes(key),
        plain(foreignKey.comment),
      ],
    };
  });
  const headings = ["Foreign key", "Columns", "To", "Actions", "Notes", "Description"];
  return tableSection({ id: "references", title: "References" }, headings, rows);
}

function incomingSection(lookup: Lookup, table: Table): Section[] {
  const rows = lookup.incomingKeys(table).map((key) => {
    const { table: other, foreignKey, partitions } = key;
    return {
      cells: [
        relationCell(lookup, other, partitions === undefined ? keyAnchor(foreignKey) : undefined),
        codes(foreignKey.columns),
        codes(foreignKey.references.columns),
        actions(foreignKey),
        notes(key),
      ],
    };
  });
  const headings = ["Table", "Its columns", "Columns here", "Actions", "Notes"];
  return tableSection({ id: "referenced-by", title: "Referenced by" }, headings, rows);
}

function actions({ onDelete, onDeleteColumns, onUpdate }: ForeignKey): Cell {
  const only = onDeleteColumns ? [{ text: " of " }, ...codes(onDeleteColumns)] : [];
  return join(
    [[...plain(onDelete && `on delete ${onDelete}`), ...only], plain(onUpdate && `on update ${onUpdate}`)],
    ", ",
  );
}

function notes({ foreignKey, partitions }: TableKey): Cell {
  const { deferrable, match, period, validated, enforced } = foreignKey;
  return join(
    [
      badges(validated === false && "not validated"),
      badges(enforced === false && "not enforced"),
      words(
        partitions !== undefined && `on ${counted(partitions, "partition")}`,
        deferrable && `deferrable, ${deferrable}`,
        match && `match ${match}`,
        period && "for the same period",
      ),
    ],
    " ",
  );
}
