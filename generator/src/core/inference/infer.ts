import { isDataKey } from "./data-keys.ts";
import { addKinds, endDocument, newKinds } from "./kinds.ts";
import { addFields, bound, boundAll } from "./merge.ts";
import { type Fields, type Inference, newFields, newPlace, type Place, sawValue, type TypeNames } from "./tree.ts";

/** Names in one object above which it is a map, and places in all objects together: one document may add as many, some 100 MB. */
const mostNames = 20_000;
const mostPlaces = 100_000;

/**
 * An inference that has seen no document. `keys` are fields whose values begin with what they are an id of (`USER#17`):
 * they tell kinds of documents apart.
 */
export const newInference = (typeNames: TypeNames, keys: string[] = []): Inference => ({
  ...{ typeNames, root: newFields(), kinds: newKinds(keys) },
  ...{ mostNames, places: 0 },
});

/** Takes in a document: `read` tells its fields, with `fieldOf` and what belongs to the type of each value. */
export function infer(inference: Inference, read: (document: Fields) => void): void {
  keepBounds(inference);
  inference.root.documents++;
  read(inference.root);
  endDocument(inference.kinds, sizeOf(inference.root));
}

/** The field of the document that is being read: the place to tell its value at. */
export function fieldOf(inference: Inference, document: Fields, name: string): Place {
  const place = document.names.get(name) ?? newField(inference, document, name);
  if (place.last !== document.documents) {
    place.last = document.documents;
    place.seen++;
    if (document === inference.root && place !== document.key) inference.kinds.present.push(name);
  }
  return place;
}

function newField(inference: Inference, document: Fields, name: string): Place {
  if (!document.isMap && inference.places < 2 * mostPlaces && !isDataKey(name)) {
    const place = newPlace();
    document.names.set(name, place);
    inference.places++;
    return place;
  }
  if (!document.key) {
    document.key = newPlace();
    inference.places++;
  }
  return document.key;
}

/** Counts a document at a place; its fields are then told by `fieldOf`. */
export function sawDocument({ typeNames, mostNames }: Inference, place: Place): Fields {
  sawValue(place, typeNames.document);
  place.fields ??= newFields();
  bound(place.fields, mostNames);
  place.fields.documents++;
  return place.fields;
}

/** Counts an array at a place; each of its items is then told at the place given. */
export function sawArray(inference: Inference, place: Place): Place {
  sawValue(place, inference.typeNames.array);
  if (!place.items) {
    place.items = newPlace();
    inference.places++;
  }
  return place.items;
}

/** Adds what another inference has seen: the same as if all documents had been told to one. */
export function merge(into: Inference, from: Inference): void {
  into.mostNames = Math.min(into.mostNames, from.mostNames);
  addFields(into.root, from.root, into.mostNames);
  addKinds(into.kinds, from.kinds, sizeOf(into.root));
  into.places = boundAll(into.root, into.mostNames);
}

const sizeOf = ({ names, isMap }: Fields): number => (isMap ? Number.POSITIVE_INFINITY : names.size);

/** Where all objects together have too much in them, those with the most names become maps. */
export function keepBounds(inference: Inference): void {
  bound(inference.root, inference.mostNames);
  if (inference.places <= mostPlaces) return;
  inference.places = boundAll(inference.root, inference.mostNames);
  while (inference.places > mostPlaces && inference.mostNames > 1) {
    inference.mostNames = Math.floor(inference.mostNames / 2);
    inference.places = boundAll(inference.root, inference.mostNames);
  }
}
