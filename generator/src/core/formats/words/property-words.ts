import type { Column } from "../../model/column.ts";
import type { Grant, Options, Reference } from "../../model/common.ts";
import type { DocumentShape, Partitioning } from "../../model/table.ts";
import type { KeyPart } from "../../model/table-index.ts";
import { uncovered } from "../../names/counted.ts";
import { qualifiedName, sqlName } from "../../names/names.ts";
import { namingNow } from "../../names/naming.ts";

/** `onDelete` as a person reads it: `on delete`. */
export const propertyWords = (property: string): string =>
  property.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What only the engine knows, by what its manual calls it. */
export const optionWords = (name: string): string => namingNow().option?.(name) ?? propertyWords(name);

export const names = (list: readonly string[]): string => list.map(sqlName).join(", ");

/** A property of the facts in words; undefined when it is not there. */
export function propertyValue(property: string, facts: object): string | undefined {
  if (property === "order") return names(namesInOrder(facts));
  const value = (facts as Record<string, unknown>)[property];
  if (value === undefined) return undefined;
  const words = special[property];
  return words ? words(value as never) : plain(value);
}

/** The names of the columns, or fields, that something has in an order. */
export function namesInOrder(facts: object): string[] {
  const { columns, fields }: { columns?: Column[]; fields?: Column[] } = facts;
  return (columns ?? fields ?? []).map(({ name }) => name);
}

/** Values that are not plain, by their property. */
const special: Record<string, (value: never) => string> = {
  references: ({ schema, name, columns }: Reference & { columns: string[] }) =>
    `${qualifiedName(schema, name)} (${names(columns)})`,
  routine: ({ schema, name }: Reference) => qualifiedName(schema, name),
  from: ({ schema, name }: Reference) => qualifiedName(schema, name),
  ownedBy: ({ schema, name, column }: Reference & { column: string }) =>
    `${qualifiedName(schema, name)}.${sqlName(column)}`,
  sequence: ({ schema, name, ...facts }: NonNullable<Column["sequence"]>) =>
    join(qualifiedName(schema, name), sequenceWords(facts)),
  inherits: (list: Reference[]) => list.map(({ schema, name }) => qualifiedName(schema, name)).join(", "),
  generated: ({ expression, storage }: NonNullable<Column["generated"]>) => `${expression} ${storage}`,
  identity: ({ generation, ...facts }: NonNullable<Column["identity"]>) => join(generation, sequenceWords(facts)),
  grants: grantsWords,
  options: (options: object) => record(options, optionWords),
  notCovered: uncovered,
  onServer: uncovered,
  shapes: (shapes: DocumentShape[]) =>
    shapes.map((shape) => [shape.name, `(${fieldsOf(shape)})`].filter(Boolean).join(" ")).join("; "),
  partitioning: ({ strategy, key }: Partitioning) => `${strategy} (${key})`,
  key: (key: KeyPart[] | string) => (typeof key === "string" ? key : keyWords(key)),
};

/** Those that not all documents of a shape have, with how often they are there. */
const fieldsOf = ({ columns, presence = {} }: DocumentShape): string =>
  [...new Set([...columns, ...Object.keys(presence)])]
    .map((name) => `${sqlName(name)}${Object.hasOwn(presence, name) ? ` ${presence[name]}` : ""}`)
    .join(", ");

export const keyWords = (key: KeyPart[]): string =>
  key
    .map(({ column, expression, collation, opclass, opclassOptions, length, direction, nulls }) =>
      [
        column === undefined ? (expression ?? "") : sqlName(column),
        length === undefined ? "" : `(${length})`,
        collation === undefined ? "" : `collate ${collation}`,
        opclass ?? "",
        opclassOptions === undefined ? "" : `(${opclassOptions.join(", ")})`,
        direction ?? "",
        nulls === undefined ? "" : `nulls ${nulls}`,
      ]
        .filter(Boolean)
        .join(" "),
    )
    .join(", ");

type SequenceTail = { grants?: Grant[] | undefined; options?: Options | undefined };

const sequenceWords = ({ grants, options, ...facts }: SequenceTail): string =>
  join(record(facts), record(options ?? {}, optionWords), grants ? `grants ${grantsWords(grants)}` : "");

function grantsWords(list: Grant[]): string {
  return list.map((grant) => `${grant.grantee}: ${grantWords(grant)}`).join("; ");
}

export const grantWords = ({ privileges, grantable = [] }: Grant): string =>
  privileges
    .map((privilege) => (grantable.includes(privilege) ? `${privilege} with grant option` : privilege))
    .join(", ");

/** A flat record as `name value, name value`. */
export const record = (facts: object, called = propertyWords): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${called(name)} ${plain(value)}`)
    .join(", ");

const join = (...parts: string[]) => parts.filter(Boolean).join(", ");

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === true) return "yes";
  if (value === false) return "no";
  if (Array.isArray(value) && value.length === 0) return "none";
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  if (Array.isArray(value) && value.every(isNamed)) return names(value.map(({ name }) => name));
  return JSON.stringify(value);
}

/** Parts of a partition are named, without what is in them. */
const isNamed = (item: unknown): item is { name: string } =>
  typeof item === "object" && item !== null && "name" in item && typeof item.name === "string";
