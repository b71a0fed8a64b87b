import type { Change, ChangeTo } from "../../core/model/change.ts";
import type { Column } from "../../core/model/column.ts";
import type { BlamedColumn, Entry } from "../../core/model/history.ts";

/**
 * For each of the columns of a table or view, who added it and who changed it last. `entries` are its timeline, newest first,
 * with all its renames.
 */
export const blame = (columns: Column[], entries: Entry[]): BlamedColumn[] =>
  columns.map((column) => blameColumn(column, entries));

function blameColumn(column: Column, entries: Entry[]): BlamedColumn {
  let name = column.name;
  let changed: BlamedColumn["changed"];
  for (const { commit, changes } of entries) {
    const own = changes.filter((change) => isColumn(change) && change.target.name === name) as ChangeTo<"column">[];
    if (own.some(({ op }) => op === "added") || changes.some(addsTable)) return { column, added: commit, changed };
    if (own.length > 0) changed ??= { commit, changes: own };
    const rename = own.find((change) => change.op === "renamed");
    if (rename?.op === "renamed") name = rename.from.name;
  }
  return { column, added: undefined, changed };
}

const isColumn = ({ target }: Change): boolean => target.kind === "column";
const addsTable = ({ op, target }: Change): boolean => op === "added" && target.parent === undefined;
