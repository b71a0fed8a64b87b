import type { Warning } from "../../errors.ts";
import type { TargetKind } from "../model/change.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import { kindOfList } from "../model/parts.ts";
import { objectName, targetWords } from "../names/names.ts";
import { maskSecrets } from "./mask.ts";

/** Properties whose texts are names and types: other objects refer to them, and they are no place for a secret. */
const names = new Set([
  ...["kind", "schema", "name", "signature", "engine", "type", "types", "subtype", "returns", "language", "wrapper"],
  ...["columns", "include", "onDeleteColumns", "column", "collation", "opclass", "method", "strategy", "oldTable"],
  ...[
    "newTable",
    "grantee",
    "privileges",
    "grantable",
    "roles",
    "schemas",
    "version",
    "discriminator",
    "objects",
    "creator",
  ],
]);

const kinds: Record<string, TargetKind> = kindOfList;
/** Characters in the texts of one object: what is longer slows every run, and stands in docs and diffs as well. */
const bound = 10_000_000;

type Plain = { [key: string]: unknown };
/** An object or a part of one, and the object. */
type Place = { kind: TargetKind; name: string; object?: Plain | undefined };

/**
 * A database with what looks like a secret masked in all of its texts but names and types, and a warning for each thing that
 * holds one, and for each object with so much text that Git and its hosts have trouble with its file. The same database where
 * there is no secret.
 */
export function maskDatabase(database: Database): { database: Database; warnings: Warning[] } {
  const found = new Map<string, Set<string>>();
  const note = (place: Place | undefined, forms: string[]) => {
    const words = place === undefined ? "database" : wordsOf(place);
    found.set(words, new Set([...(found.get(words) ?? []), ...forms]));
  };
  /** Short code without a secret: `now()` and its like are in thousands of columns. */
  const clean = new Set<string>();
  /** Characters in the texts of the object that is walked over. */
  let size = 0;
  const heavy: Warning[] = [];
  const masked = walk(database, "", undefined) as Database;
  return {
    database: masked,
    warnings: [...[...found].map(([object, forms]) => warning(object, [...forms])), ...heavy],
  };

  function walk(value: unknown, key: string, place: Place | undefined): unknown {
    if (typeof value === "string") {
      size += value.length;
      const prose = key === "comment";
      if (names.has(key) || (!prose && clean.has(value))) return value;
      const { text, found } = maskSecrets(value, { prose });
      if (found.length > 0) note(place, found);
      else if (!prose && value.length < 100) clean.add(value);
      return text;
    }
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return walkList(value, key, place);
    let copy: Plain | undefined;
    for (const name in value) {
      // The labels of an enum are its names: columns, defaults and programs refer to them.
      if (name === "values" && "kind" in value && value.kind === "enum") continue;
      const item = (value as Plain)[name];
      const shown = name === "default" ? walkDefault(item, value as Plain, place) : walk(item, name, place);
      if (shown === item) continue;
      copy ??= { ...value };
      copy[name] = shown;
    }
    return copy ?? value;
  }

  /** What a default is, the name of its column or argument may say. */
  function walkDefault(value: unknown, { name }: Plain, place: Place | undefined): unknown {
    if (typeof value !== "string" || typeof name !== "string" || !/^\w+$/.test(name))
      return walk(value, "default", place);
    const head = `${name} DEFAULT `;
    return String(walk(head + value, "default", place)).slice(head.length);
  }

  function walkList(list: unknown[], key: string, place: Place | undefined): unknown[] {
    if (typeof list[0] === "string" && names.has(key)) return list;
    let copy: unknown[] | undefined;
    for (const [index, item] of list.entries()) {
      if (key === "objects") size = 0;
      const shown = walk(item, key, placeOf(item, key, place));
      if (key === "objects" && size > bound) heavy.push(tooMuch(item as SchemaObject, size));
      if (shown === item) continue;
      copy ??= [...list];
      copy[index] = shown;
    }
    return copy ?? list;
  }
}

function placeOf(item: unknown, list: string, around: Place | undefined): Place | undefined {
  const { kind, name } = item as Plain;
  if (list === "objects") return { kind: kind as TargetKind, name: String(name), object: item as Plain };
  const named = kinds[list];
  if (named === undefined || typeof name !== "string") return around;
  return { kind: named, name, object: around?.object };
}

/** As a finding would name it: `trigger hook on shop.orders`. */
function wordsOf({ kind, name, object }: Place): string {
  if (object === undefined) return targetWords({ kind, name });
  const owner = { kind: object.kind as TargetKind, schema: String(object.schema), name: nameOf(object) };
  if (kind === object.kind && name === object.name) return `${kind} ${objectName(owner)}`;
  return targetWords({ kind, name, schema: owner.schema, parent: { kind: owner.kind as "table", name: owner.name } });
}

const nameOf = ({ name, signature }: Plain) => (signature === undefined ? String(name) : `${name}(${signature})`);

const warning = (object: string, forms: string[]): Warning => ({
  object,
  message: `holds what looks like a secret (${forms.join(", ")}): masked in the snapshot`,
  remedy:
    "Move it out of the database's code, into a user mapping, a setting or a vault, and replace it: anyone who can read the catalogs could read it.",
});

const tooMuch = (object: SchemaObject, size: number): Warning => ({
  object: `${object.kind} ${objectName(object)}`,
  message: `holds ${Math.round(size / 1_000_000)} MB of text, all of which are in the snapshot`,
  remedy: "Shorten its comments or code, or `exclude` it: Git hosts refuse files of 100 MB, and each run reads them.",
});
