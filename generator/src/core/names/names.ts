import { reservedWords } from "../dialects/reserved-words.ts";
import type { Parent, Subject } from "../model/change.ts";
import type { ObjectKind } from "../model/database.ts";
import { namingNow, spoken } from "./naming.ts";

/** A name as the engine's SQL has it; of the standard: in double quotes unless it is plain lower case, and no word that is reserved. */
export const sqlName = (name: string): string => namingNow().name?.(name) ?? standardName(name);

const standardName = (name: string): string =>
  /^[a-z_][a-z0-9_$]*$/.test(name) && !reservedWords.has(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** A letter, digit or sign that leaves a mark; the fillers of Hangul and the blank of Braille do not. */
const seen = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name for a title, a link or a diagram; in quotes, and by the codes of its characters, where there is nothing to be seen. */
export const visibleName = (name: string): string =>
  seen.test(name)
    ? name
    : `"${[...name].map((sign) => (sign === " " ? sign : `\\u{${sign.codePointAt(0)?.toString(16)}}`)).join("")}"`;

/** `shop.orders`, or the name alone for what belongs to no schema. */
export const qualifiedName = (schema: string | undefined, name: string): string =>
  schema === undefined ? sqlName(name) : `${sqlName(schema)}.${sqlName(name)}`;

/** The object that a target is, or is a part of: `shop.orders`, `shop.f(integer)`. */
export function objectName({ kind, schema, parent, name }: Subject): string {
  const object: { kind: string; name: string } = parent ?? { kind, name };
  if (kind === "migration" || kind === "dump") return name;
  if (object.kind === "default privilege") return `new ${object.name}`;
  if (object.kind === "other object") return object.name;
  if (object.kind !== "routine") return qualifiedName(schema, object.name);
  return schema === undefined ? object.name : `${sqlName(schema)}.${object.name}`;
}

/** What a person would call it, without its kind: `shop.orders.total`, `orders_pkey on shop.orders`. */
export function targetName(target: Subject): string {
  const { kind, parent, name } = target;
  if (!parent) return objectName(target);
  const owner = objectName(target);
  if (kind === "column") return `${owner}.${isDocument(parent) ? name : sqlName(name)}`;
  if (kind === "enum value") return `'${name.replaceAll("'", "''")}' of ${owner}`;
  return `${kind === "grant" ? name : sqlName(name)} on ${owner}`;
}

/** What something was called before it was renamed: with its schema where that changed. */
export function formerName(from: Subject, to: Subject): string {
  if (from.parent) return sqlName(from.name);
  if (from.schema !== to.schema) return objectName(from);
  return from.kind === "routine" ? from.name : sqlName(from.name);
}

/** What tells a target from all others. */
export const targetKey = ({ kind, schema, parent, name }: Subject): string =>
  JSON.stringify([kind, schema, parent?.kind, parent?.name, name]);

/** The engine's word for a kind: what a table has as columns, documents have as fields. */
export const kindWord = ({ kind, parent }: Subject): string =>
  spoken(kind === "column" && parent !== undefined && isDocument(parent) ? "field" : kind);

/** What an object is called; as the engine has it, an object of documents may be no collection. */
export const spokenKind = ({ kind }: { kind: ObjectKind }): ObjectKind => spoken(kind) as ObjectKind;

/** The kind and the name: `column shop.orders.total`, `index orders_total on shop.orders`; the names of some say it themselves. */
export const targetWords = (target: Subject): string =>
  saysItself.has(target.kind) ? targetName(target) : `${kindWord(target)} ${targetName(target)}`;

/** The same of the object that a target is, or is a part of: `table shop.orders`. */
export function objectWords(target: Subject): string {
  const { kind } = target.parent ?? target;
  return saysItself.has(kind) ? objectName(target) : `${spoken(kind)} ${objectName(target)}`;
}

/** Kinds of which a name says what it is of: `new tables in shop`, `cast (a as b)`. */
const saysItself = new Set<string>(["default privilege", "other object"]);

/** The fields of documents are named by their path, with dots. */
const isDocument = ({ kind }: Parent) => kind === "collection";
