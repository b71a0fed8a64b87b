import type { Evidence } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Table } from "../../model/table.ts";
import { equal } from "../equal.ts";
import type { ColumnRename, Decision } from "./rename.ts";
import { similarNames } from "./similar-names.ts";
import { unambiguous } from "./unambiguous.ts";

/** More pairs than this of one table tell nothing about which became which, and would take minutes. */
const crowd = 40_000;

type Side = { table: Table; common: ReadonlySet<string>; positions: Map<string, number>; keys: Map<string, string[]> };

/**
 * Removed and added columns of one table that are the same column. The type must be the same, and the place between the
 * columns that both sides have. At the end of the table, where every new column goes, that alone proves nothing: there it
 * takes the same comment, a constraint or index that kept its name, or a spelling of the same name.
 */
export function findColumnRenames(
  before: Table,
  after: Table,
  decisions: Decision[],
  mayGuess: boolean,
): ColumnRename[] {
  const names = new Set(after.columns.map(({ name }) => name));
  const common = new Set(before.columns.map(({ name }) => name).filter((name) => names.has(name)));
  const gone = before.columns.filter(({ name }) => !common.has(name));
  const come = after.columns.filter(({ name }) => !common.has(name));
  if (gone.length === 0 || come.length === 0) return [];

  const rename = (from: Column, to: Column, evidence: Evidence[]) => ({ table: after, from, to, evidence });
  const decided = decisions.flatMap(({ column, from: old, accepted }) => {
    const [from, to] = [gone.find(({ name }) => name === old), come.find(({ name }) => name === column)];
    return accepted && from && to ? [rename(from, to, ["decision"])] : [];
  });
  const closed = new Set<Column>(decided.flatMap(({ from, to }) => [from, to]));
  const rejected = (from: Column, to: Column) =>
    decisions.some(({ column, from: old, accepted }) => !accepted && old === from.name && column === to.name);

  if (!mayGuess || gone.length * come.length > crowd) return decided;
  const [old, now] = [sideOf(before, common), sideOf(after, common)];
  const candidates = gone.flatMap((from) =>
    come.flatMap((to) => {
      if (closed.has(from) || closed.has(to) || rejected(from, to)) return [];
      const candidate = judge(from, old, to, now);
      return candidate ? [{ from, to, ...candidate }] : [];
    }),
  );
  return [...decided, ...unambiguous(candidates).map(({ from, to, evidence }) => rename(from, to, evidence))];
}

function judge(from: Column, old: Side, to: Column, now: Side): { evidence: Evidence[]; proof: boolean } | undefined {
  if (from.type !== to.type || !equal(from.types, to.types)) return undefined;
  if ((from.generated === undefined) !== (to.generated === undefined)) return undefined;
  const [left, right] = [neighbours(from, old), neighbours(to, now)];
  if (left[0] !== right[0] || left[1] !== right[1]) return undefined;
  const proofs: Evidence[] = [];
  if (from.comment !== undefined && from.comment === to.comment) proofs.push("comment");
  if (sharesKey(from, old, to, now)) proofs.push("keys");
  if (similarNames(from.name, to.name)) proofs.push("name");
  const inside = left[1] !== undefined;
  if (!inside && proofs.length === 0) return undefined;
  const evidence: Evidence[] = ["type"];
  if (old.positions.get(from.name) === now.positions.get(to.name)) evidence.push("position");
  if (inside) evidence.push("neighbours");
  return { evidence: [...evidence, ...proofs], proof: proofs.length > 0 };
}

/** The nearest columns before and behind that both sides have. */
function neighbours(column: Column, { table, common, positions }: Side): [string | undefined, string | undefined] {
  const at = positions.get(column.name) ?? 0;
  const isCommon = ({ name }: Column) => common.has(name);
  return [table.columns.slice(0, at).findLast(isCommon)?.name, table.columns.slice(at + 1).find(isCommon)?.name];
}

/** Whether a constraint or index has the new column where one of the same name had the old one. */
function sharesKey(from: Column, old: Side, to: Column, now: Side): boolean {
  for (const [name, columns] of old.keys) {
    const at = columns.indexOf(from.name);
    if (at >= 0 && now.keys.get(name)?.[at] === to.name) return true;
  }
  return false;
}

function sideOf(table: Table, common: ReadonlySet<string>): Side {
  const { columns, primaryKey, uniques, foreignKeys, indexes } = table;
  const constraints = [...(primaryKey ? [primaryKey] : []), ...uniques, ...foreignKeys];
  return {
    table,
    common,
    positions: new Map(columns.map(({ name }, index) => [name, index])),
    keys: new Map([
      ...constraints.map((key): [string, string[]] => [key.name, key.columns]),
      ...indexes.map((index): [string, string[]] => [index.name, index.key.map(({ column }) => column ?? "")]),
    ]),
  };
}
