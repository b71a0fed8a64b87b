import type { Change, ChangeTo, Target } from "../../model/change.ts";
import type { Table } from "../../model/table.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import type { Dialect } from "../dialect.ts";

/**
 * What no table or index can become (Developer Guide: UpdateTable; CloudFormation, AWS::DynamoDB::Table, "Update requires: Replacement"): a
 * name, a key and the type of its attributes are for ever, local indexes are made with their table, and a global one can only be deleted.
 */
export const madeAnew: NonNullable<Dialect["madeAnew"]> = (change, table) => {
  const { target, op } = change;
  if (target.kind === "collection" && op === "renamed")
    return newTable(`${targetName(change.from)} gets the name ${sqlName(target.name)}`);
  if (op === "renamed") return ofName(target, sqlName(change.from.name), table);
  if (target.kind === "primary key") return newTable(`The key of ${objectName(target)} ${keyChange(change)}`);
  if (change.target.kind === "index") return ofIndex(change as IndexChange);
  return target.kind === "column" && op === "modified"
    ? ofType(change as ChangeTo<"column", "modified">, table)
    : undefined;
};

type IndexChange = ChangeTo<"index", "added" | "removed" | "modified">;

const newTable = (what: string) => ({
  message: `${what}, which can't be done to a table that is there: another one is made without its items, and the deployment deletes the old one with all of them, or fails.`,
  advice:
    "Make the new table under another name beside the old one, copy the items (export to S3 and import, or a stream), move reads and writes, then delete the old one.",
});

const newIndex = (what: string) => ({
  message: `${what}, which can't be done to an index that is there: the deployment deletes it and builds another one, and queries on it fail.`,
  advice: "Build the new one beside it, move the queries, then drop the old one in a later deployment.",
});

/** Indexes are asked for by their names, and keys are made of attributes by theirs. */
function ofName(target: Target, from: string, { primaryKey, indexes }: Table) {
  const [to, table] = [sqlName(target.name), objectName(target)];
  if (target.kind === "index") {
    const what = `index ${from} on ${table} gets the name ${to}`;
    return isLocal(indexes.find(({ name }) => name === target.name))
      ? newTable(`The local ${what}`)
      : newIndex(`The ${what}`);
  }
  if (target.kind !== "column") return undefined;
  if (primaryKey?.columns.includes(target.name))
    return newTable(`The key of ${table} has ${to} in the place of ${from}`);
  const within = indexes.filter(({ key }) => key.some(({ column }) => column === target.name));
  const [index] = within;
  if (!index) return undefined;
  const local = within.find(isLocal);
  const what = `index ${sqlName((local ?? index).name)} on ${table} has ${to} in the place of ${from} in its key`;
  return local ? newTable(`The local ${what}`) : newIndex(`The ${what}`);
}

const list = (names: string[]) => `(${names.map(sqlName).join(", ")})`;

function keyChange(change: Change): string {
  const { before, after } = change as { before?: { columns: string[] }; after?: { columns: string[] } };
  if (!before || !after)
    return before ? `${list(before.columns)} is taken away` : `becomes ${list(after?.columns ?? [])}`;
  const [from, to] = [list(before.columns), list(after.columns)];
  return from === to ? "parts its attributes otherwise" : `changes from ${from} to ${to}`;
}

const isLocal = (index: TableIndex | undefined) => index?.method === "local";

function ofIndex(change: IndexChange) {
  const { target, op } = change;
  const { before, after } = change as { before?: TableIndex; after?: TableIndex };
  const name = `index ${sqlName(target.name)} on ${objectName(target)}`;
  if (isLocal(before) || isLocal(after)) {
    const does = op === "added" ? "is added" : op === "removed" ? "is dropped" : "changes";
    return newTable(`The local ${name} ${does}`);
  }
  if (op !== "modified" || !before || !after) return undefined;
  return {
    message: `The ${name} changes its ${partsChanged(before, after)}, which can't be done to an index that is there: the deployment fails, or it is deleted and built again, and queries on it fail meanwhile.`,
    advice: "Build one of another name beside it, move the queries, then drop the old one in a later deployment.",
  };
}

function partsChanged(before: TableIndex, after: TableIndex): string {
  const [from, to] = [before, after].map(({ key }) => list(key.map(({ column = "" }) => column)));
  if (from !== to) return `key from ${from} to ${to}`;
  const of = ({ options, include }: TableIndex) =>
    [options?.projection, include && list(include)].filter(Boolean).join(" ");
  return `projection from ${of(before)} to ${of(after)}`;
}

function ofType({ target, before, after }: ChangeTo<"column", "modified">, { primaryKey, indexes }: Table) {
  if (before.type === after.type) return undefined;
  const retyped = `${targetName(target)} changes from ${before.type} to ${after.type}`;
  if (primaryKey?.columns.includes(target.name)) return newTable(`${retyped} in the key`);
  const within = indexes.filter(({ key }) => key.some(({ column }) => column === target.name));
  const local = within.find(isLocal);
  if (local) return newTable(`${retyped} in the key of the local index ${sqlName(local.name)}`);
  const [index] = within;
  if (!index) return undefined;
  return {
    message: `${retyped} in the key of index ${sqlName(index.name)}, which can't be done to an index that is there: the deployment fails, and items with a ${before.type} there are in no index of the new type.`,
    advice:
      "Write the new type to another attribute, build an index of another name on it, move the queries, then drop the old one.",
  };
}
