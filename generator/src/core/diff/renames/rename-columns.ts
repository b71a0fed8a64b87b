import type { Evidence } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Table } from "../../model/table.ts";
import type { View } from "../../model/view.ts";
import { equal } from "../equal.ts";
import { type Gap, gapsBetween, pairsInOrder } from "./column-gaps.ts";
import { type Relics, relicsOf } from "./column-proofs.ts";
import type { ColumnRename, Decision } from "./rename.ts";
import { normalName, similarNames } from "./similar-names.ts";
import { alone } from "./unambiguous.ts";

/** More pairs than this of one table tell nothing about which became which, and would take minutes. */
const crowd = 40_000;

type Pair = { from: Column; to: Column };
/** What is asked where evidence may decide: the views that read a table, before and after. */
export type Guess = { views(after: Table): [View, View][] };

/**
 * Removed and added columns of one table that are the same column. Between columns that both sides have nothing comes to
 * stand that was not there before, so that their order tells. At the end of the table, where every new column goes, it proves nothing:
 * there it takes the same comment, a key, an index or code that kept its name, or a corrected spelling of the name.
 */
export function findColumnRenames(
  before: Table,
  after: Table,
  decisions: Decision[],
  guess: Guess | undefined,
): ColumnRename[] {
  const names = new Set(after.columns.map(({ name }) => name));
  const common = before.columns.flatMap(({ name }) => (names.has(name) ? [name] : []));
  const [gone, come] = [before.columns.length - common.length, after.columns.length - common.length];
  if (gone === 0 || come === 0) return [];

  const same = new Map(common.map((name) => [name, name]));
  const isFree = (old: string, now: string) => !same.has(old) && !same.has(now);
  const decided = decisions.flatMap(({ column, from: old, accepted }): ColumnRename[] => {
    const from = before.columns.find(({ name }) => name === old);
    const to = after.columns.find(({ name }) => name === column);
    const isMeant = accepted && from && to && isFree(from.name, to.name);
    return isMeant ? [{ table: after, from, to, evidence: ["decision"] }] : [];
  });
  if (guess === undefined || gone * come > crowd) return decided;
  for (const { from, to } of decided) same.set(from.name, to.name);

  const mayBe = (from: Column, to: Column) =>
    (from.generated === undefined) === (to.generated === undefined) &&
    !decisions.some(({ column, from: old, accepted }) => !accepted && old === from.name && column === to.name);
  const relics = relicsOf(before, after, guess.views(after));
  const candidates = gapsBetween(before.columns, after.columns, same).flatMap((gap) =>
    pairsOf(gap).flatMap((pair): Found[] => {
      const proofs = mayBe(pair.from, pair.to) ? proofsOf(pair, gap, relics) : [];
      return proofs.length > 0 ? [{ ...pair, proofs, isInside: !gap.isEnd }] : [];
    }),
  );
  const proven = alone(candidates);
  for (const { from, to } of proven) same.set(from.name, to.name);
  const inDoubt = new Set(candidates.flatMap(({ from, to }) => [from, to]));
  const inOrder = gapsBetween(before.columns, after.columns, same)
    .flatMap((gap) => (gap.isEnd ? [] : pairsInOrder(gap, (from, to) => isSameType(from, to) && mayBe(from, to))))
    .filter(({ from, to }) => !inDoubt.has(from) && !inDoubt.has(to))
    .map((pair): Found => ({ ...pair, proofs: [], isInside: true }));
  return [
    ...decided,
    ...[...proven, ...inOrder].map(({ from, to, proofs, isInside }): ColumnRename => {
      const isThere = before.columns.indexOf(from) === after.columns.indexOf(to);
      const place: Evidence[] = [
        ...(isSameType(from, to) ? (["type"] as const) : []),
        ...(isThere ? (["position"] as const) : []),
        ...(isInside ? (["neighbours"] as const) : []),
      ];
      return { table: after, from, to, evidence: [...place, ...proofs] };
    }),
  ];
}

type Found = Pair & { proofs: Evidence[]; isInside: boolean };

const pairsOf = ({ gone, come }: Gap): Pair[] => gone.flatMap((from) => come.map((to) => ({ from, to })));

const isSameType = (from: Column, to: Column) => from.type === to.type && equal(from.types, to.types);

function proofsOf({ from, to }: Pair, { isEnd }: Gap, relics: Relics): Evidence[] {
  const proofs: Evidence[] = [];
  if (!isSameType(from, to)) return !isEnd && relics.keys(from.name, to.name) ? ["keys"] : [];
  if (from.comment !== undefined && from.comment === to.comment) proofs.push("comment");
  if (relics.keys(from.name, to.name)) proofs.push("keys");
  if (relics.dependents(from.name, to.name)) proofs.push("dependents");
  // What tools drop and add again for another convention of names, or with the keys of the column, is spelt alike as well.
  const isMadeAnew = isEnd && (normalName(from.name) === normalName(to.name) || relics.isLost(from.name));
  if (similarNames(from.name, to.name) && (!isMadeAnew || proofs.length > 0)) proofs.push("name");
  return proofs;
}
