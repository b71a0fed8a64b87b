import type { Kinds } from "./kinds.ts";

/** What an engine calls the types that inference must know apart from all others. */
export type TypeNames = { document: string; array: string; null: string };

/** A place in documents where values stand: a field, the items of an array, what a map has at any key. */
export type Place = {
  /** Documents around it that have it. */
  seen: number;
  /** The number of the last of them: a name that stands twice in a document counts once. */
  last: number;
  types: { type: string; count: number }[];
  items: Place | undefined;
  fields: Fields | undefined;
};

/** What the documents at a place have in them. */
export type Fields = {
  documents: number;
  names: Map<string, Place>;
  /** There were too many names: those that are new are data, and so is each that a document does not have. */
  isMap: boolean;
  /** What stands at names that are data. */
  key: Place | undefined;
};

/** What has been seen of a collection: types are counted, no value is kept, and the memory that it takes is bounded. */
export type Inference = {
  typeNames: TypeNames;
  root: Fields;
  kinds: Kinds;
  /** Names in one object above which it is a map. */
  mostNames: number;
  places: number;
};

export const newPlace = (): Place => ({ seen: 0, last: 0, types: [], items: undefined, fields: undefined });
export const newFields = (): Fields => ({ documents: 0, names: new Map(), isMap: false, key: undefined });

/** Counts a value of a type that has nothing inside of it. */
export function sawValue(place: Place, type: string, times = 1): void {
  for (const tally of place.types) {
    if (tally.type === type) {
      tally.count += times;
      return;
    }
  }
  place.types.push({ type, count: times });
}
