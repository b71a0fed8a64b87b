import type { Column } from "../model/column.ts";
import { byText } from "../names/by-text.ts";
import { anyKey, areLocales, isLocale } from "./data-keys.ts";
import { addPlace } from "./merge.ts";
import { reaches, sometimes } from "./stable.ts";
import { type Fields, newPlace, type Place } from "./tree.ts";

/** More names than this, each in few of the documents, are keys that the data chose. */
const manyNames = 200;
/** As many are enough where hardly any is in a second document, and all of them are rare: a field would be met again. */
const manyAlone = 20;
/** As many are enough where a document stands at each of them, and all of these have the same fields: users by their names. */
const manyAlike = 10;

type Folded = { names: Map<string, Place>; key: Place | undefined; isData: (name: string) => boolean };
type Was = Map<string, Column> | null;

/**
 * The fields of documents, those whose names are data in one place. A name is data by itself (an id, a date), or only together
 * with others: locales, names that no two documents have, and many names each of which is rare. `was` has the columns of the last snapshot, null where
 * there is none: what was a map stays one, and a name that was told stays told.
 */
export function foldMaps({ documents, names, isMap, key }: Fields, was: Was): Folded {
  const isData = isMap ? (name: string) => names.get(name)?.seen !== documents : dataAmong(names, documents, was);
  const folded = [...names].filter(([name]) => isData(name));
  if (folded.length === 0) return { names, key, isData };
  const together = newPlace();
  if (key) addPlace(together, key, Number.POSITIVE_INFINITY);
  for (const [, place] of folded) addPlace(together, place, Number.POSITIVE_INFINITY);
  return { names: new Map([...names].filter(([name]) => !isData(name))), key: together, isData };
}

function dataAmong(names: Map<string, Place>, documents: number, was: Was): (name: string) => boolean {
  const isRare = (name: string) => {
    const seen = names.get(name)?.seen ?? 0;
    return seen < 2 || !reaches(sometimes, seen / documents, documents, was ? false : undefined);
  };
  if (was?.has(anyKey)) return (name) => !was.has(name) && (isLocale(name) || isRare(name));
  if (!was && areLocales([...names.keys()])) return () => true;
  const rare = [...names].filter(([name]) => isRare(name));
  if (!was && rare.length === names.size && areMetOnce(names, documents)) return isRare;
  // What was told as a field needs more to become a key of a map than what was not.
  const times = was ? 2 : 1;
  if (rare.length > times * manyNames) return isRare;
  const groups = Map.groupBy(rare, ([, place]) => commonFields(place));
  groups.delete("");
  const alike = [...groups.values()].filter(({ length }) => length > times * manyAlike).flat();
  const data = new Set(alike.map(([name]) => name));
  return (name) => data.has(name);
}

function areMetOnce(names: Map<string, Place>, documents: number): boolean {
  const met = [...names.values()].reduce((sum, { seen }) => sum + seen, 0);
  return Math.min(names.size, documents) > manyAlone && met < 1.5 * names.size;
}

/** The fields that all documents at a place have; nothing where something else than a document stands there. */
function commonFields({ types, fields }: Place): string {
  if (!fields || types.length !== 1) return "";
  const common = [...fields.names].filter(([, { seen }]) => seen === fields.documents).map(([name]) => name);
  return common.length === 0 ? "" : JSON.stringify(common.sort(byText));
}
