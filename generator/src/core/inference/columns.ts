import type { Column } from "../model/column.ts";
import { byText } from "../names/by-text.ts";
import { anyKey } from "./data-keys.ts";
import { foldMaps } from "./maps.ts";
import { addFields } from "./merge.ts";
import { fewest, presenceOf } from "./stable.ts";
import { type Fields, newFields, type Place, type TypeNames } from "./tree.ts";
import { holdsDocuments, settleTypes, typesOfColumn, writeTypes } from "./types.ts";

/**
 * What documents have in them, as columns in the order of their names. `was` is what the last snapshot said, null where
 * there is none: what may differ from it by the chance of a sample stays as it was.
 */
export function columnsOf(typeNames: TypeNames, fields: Fields, was: Column[] | null): Column[] {
  const before = new Map(was?.map((column) => [column.name, column]));
  const { names, key, isData } = foldMaps(fields, was && before);
  const columns: Column[] = [];
  for (const name of new Set([...names.keys(), ...before.keys()])) {
    if (name === anyKey || isData(name)) continue;
    const place = names.get(name);
    const old = before.get(name);
    const presence = presenceOf(place?.seen ?? 0, fields.documents, was && old?.presence);
    if (presence) columns.push({ ...columnOf(typeNames, name, place, old), presence });
  }
  const map = before.get(anyKey);
  const values = key?.types.reduce((sum, { count }) => sum + count, 0) ?? 0;
  if (map || values > (was ? fewest : 0)) columns.push(columnOf(typeNames, anyKey, key, map));
  return columns.sort((a, b) => byText(a.name, b.name));
}

function columnOf(typeNames: TypeNames, name: string, place: Place | undefined, was: Column | undefined): Column {
  if (!place && was) return was;
  const before = was ? typesOfColumn(typeNames, was) : null;
  const types = settleTypes(typeNames, place, before);
  const written = writeTypes(typeNames, types, place, before);
  const inside = fieldsOf(place);
  const hold = (of: string[]) => of.some((type) => holdsDocuments(typeNames, type));
  return {
    name,
    type: written[0] ?? typeNames.null,
    nullable: types.includes(typeNames.null),
    ...(written.length > 1 && { types: written }),
    ...(hold(written) && { fields: columnsOf(typeNames, inside, before && hold(before) ? (was?.fields ?? []) : null) }),
    grants: [],
  };
}

/** The fields of the documents at a place and in its arrays, at any depth: a path leads to both alike. */
function fieldsOf(place: Place | undefined): Fields {
  const all: Fields[] = [];
  for (let at = place; at; at = at.items) if (at.fields) all.push(at.fields);
  const [first, ...others] = all;
  if (first && others.length === 0) return first;
  const together = newFields();
  for (const fields of all) addFields(together, fields, Number.POSITIVE_INFINITY);
  return together;
}
