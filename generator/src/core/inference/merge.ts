import { type Fields, newFields, newPlace, type Place, sawValue } from "./tree.ts";

/** Adds what was seen at a place in other documents; `mostNames` is how many names an object may have. */
export function addPlace(into: Place, from: Place, mostNames: number): void {
  into.seen += from.seen;
  for (const { type, count } of from.types) sawValue(into, type, count);
  if (from.items) {
    into.items ??= newPlace();
    addPlace(into.items, from.items, mostNames);
  }
  if (from.fields) {
    into.fields ??= newFields();
    addFields(into.fields, from.fields, mostNames);
  }
}

export function addFields(into: Fields, from: Fields, mostNames: number): void {
  into.documents += from.documents;
  for (const [name, place] of from.names) {
    const known = into.names.get(name) ?? newPlace();
    into.names.set(name, known);
    addPlace(known, place, mostNames);
  }
  if (from.key) addKey(into, from.key, mostNames);
  if (into.isMap || from.isMap) becomeMap(into, mostNames);
  else bound(into, mostNames);
}

function addKey(into: Fields, place: Place, mostNames: number): void {
  into.key ??= newPlace();
  addPlace(into.key, place, mostNames);
}

/** Makes a map of what has more names than a person gives to fields; asked between two documents. */
export function bound(fields: Fields, mostNames: number): void {
  if (fields.names.size > mostNames) becomeMap(fields, mostNames);
}

/** Only what every document has is a field of a map: of nothing else the order of documents would leave the same. */
function becomeMap(fields: Fields, mostNames: number): void {
  fields.isMap = true;
  const fold = (isFolded: (place: Place) => boolean) => {
    for (const [name, place] of fields.names) {
      if (!isFolded(place)) continue;
      fields.names.delete(name);
      addKey(fields, place, mostNames);
    }
  };
  fold(({ seen }) => seen < fields.documents);
  if (fields.names.size > mostNames) fold(() => true);
}

/** Makes maps of all objects that have too many names, and counts the places that are left. */
export function boundAll(fields: Fields, mostNames: number): number {
  bound(fields, mostNames);
  const inside = (place: Place | undefined): number =>
    place ? 1 + inside(place.items) + (place.fields ? boundAll(place.fields, mostNames) : 0) : 0;
  let places = inside(fields.key);
  for (const place of fields.names.values()) places += inside(place);
  return places;
}
