import { objectPath, toFiles } from "../generator/src/core/canonical/index.ts";
import type { Column } from "../generator/src/core/model/column.ts";
import type { SchemaObject } from "../generator/src/core/model/database.ts";
import type { Table } from "../generator/src/core/model/table.ts";
import { readSnapshot } from "../generator/src/store/snapshot/index.ts";

const tablesPerCommit = 10;

/**
 * A repository as the input of `git fast-import`: the snapshot in one commit, then commits that each add a column to ten
 * tables or widen one of theirs. The first table is among them every twenty commits.
 */
export async function longHistory(snapshotDir: string, commits: number): Promise<string> {
  const { objects, ...facts } = await readSnapshot(snapshotDir);
  const tables = objects.filter((object): object is Table => object.kind === "table");
  const file = ([path, text]: [string, string]) =>
    `M 100644 inline schema-snapshots/bench/snapshot/${path}\n${data(text)}`;
  const fileOf = (object: SchemaObject) =>
    [...toFiles({ ...facts, objects: [object] })]
      .filter(([path]) => path === objectPath(object))
      .map(file)
      .join("\n");
  const stream = [commit(0, "Take the first snapshot"), ...[...toFiles({ ...facts, objects })].map(file)];
  for (let index = 1; index < commits; index++) {
    const column = `field_${index}`;
    stream.push(commit(index, `Add ${column} to ${tablesPerCommit} tables (#${index})`));
    for (let place = 0; place < tablesPerCommit; place++) {
      const chosen = place === 0 && index % 20 === 0 ? 0 : (index * 7919 + place * 104_729) % tables.length;
      const table = tables[chosen];
      if (!table) continue;
      tables[chosen] = edited(table, column, index);
      stream.push(fileOf(tables[chosen]));
    }
  }
  return stream.join("\n");
}

function edited(table: Table, name: string, index: number): Table {
  if (index % 3 === 0) {
    const columns = table.columns.map((column) =>
      column.name === "code" ? { ...column, type: `character varying(${index})` } : column,
    );
    return { ...table, columns };
  }
  const added: Column = { name, type: "text", nullable: true, grants: [] };
  return { ...table, columns: [...table.columns, added] };
}

const firstDay = Date.UTC(2022, 0, 3, 9) / 1000;
const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}`;

function commit(index: number, message: string): string {
  const person = `Person ${index % 7} <person${index % 7}@example.com>`;
  const time = `${firstDay + index * 86_400} +0000`;
  return `commit refs/heads/main\nauthor ${person} ${time}\ncommitter ${person} ${time}\n${data(message)}`;
}
