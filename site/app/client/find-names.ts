// Finds objects, columns and what is gone by what people type: as in a name, nearly a name, or a part of one.
import type { MoreNames, Names } from "@schemalog/site/loader";

/** Something that has a name; `path` is below the base of the site. */
export type Named = { name: string; kind: string; connection: string; path: string };

type Entry = Named & {
  /** What it may be called, its own name first, without what people leave out or write in another way. */
  keys: string[];
  /** Of things that fit equally well, those of a lower rank come first. */
  rank: number;
};

/** Without case, and without signs between words, but for the dots between names. */
const plain = (text: string) => text.toLowerCase().replace(/["\s_-]+/g, "");

const firstKinds = ["table", "collection", "foreign table", "view", "materialized view"];
const rankOfKind = (kind: string) => (firstKinds.includes(kind) ? 0 : 1);
const columnRank = 2;
const goneRank = 3;

/** All that can be found by its name. */
export function entriesOf({ connections }: Names, { columns, gone }: MoreNames): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  for (const { name: connection, part = "column", schemas } of connections) {
    for (const { name: schema, folder, objects } of schemas) {
      for (const [name, kind, path] of objects) {
        const object = { kind, connection, path: `${folder}/${path}/` };
        const short = plain(name.replace(/\(.*/s, ""));
        const full = `${plain(schema)}.${short}`;
        entries.push({ ...object, name: `${schema}.${name}`, keys: [short, full], rank: rankOfKind(kind) });
        for (const each of columns[at++] ?? []) {
          const [column, anchor] = typeof each === "string" ? [each, `column-${each}`] : each;
          const own = plain(column);
          const keys = [own, `${short}.${own}`, `${full}.${own}`];
          const named = `${schema}.${name}.${column}`;
          entries.push({
            name: named,
            kind: part,
            connection,
            path: `${object.path}#${anchor}`,
            keys,
            rank: columnRank,
          });
        }
      }
    }
  }
  for (const [name, kind, connection, path] of gone) {
    const parts = name.map(plain);
    const keys = parts.map((_, index) => parts.slice(-1 - index).join("."));
    entries.push({ name: name.join("."), kind, connection, path: `${path}/`, keys, rank: goneRank });
  }
  return entries;
}

/** The entries that fit best: the name itself, then what begins with it, then parts of names, then names with a slip of the pen. */
export function findNames(entries: Entry[], words: string, most: number): Named[] {
  const wanted = plain(words);
  if (wanted === "") return [];
  const found = ranked(entries, (key) => fit(key, wanted), most);
  // Most typos are of names that are long enough not to be taken for many others.
  if (found.length > 0 || wanted.length < 4) return found;
  return ranked(entries, (key) => (isNear(key, wanted) ? 0 : undefined), most);
}

function fit(key: string, wanted: string): number | undefined {
  if (key === wanted) return 0;
  const at = key.indexOf(wanted);
  return at < 0 ? undefined : at === 0 ? 1 : 2;
}

function ranked(entries: Entry[], fitOf: (key: string) => number | undefined, most: number): Named[] {
  const fits = entries.flatMap((entry) => {
    const best = Math.min(...entry.keys.map((key, at) => ofKey(fitOf(key), at)));
    return best === Number.POSITIVE_INFINITY ? [] : [{ entry, best }];
  });
  fits.sort(
    (a, b) =>
      a.best - b.best ||
      a.entry.rank - b.entry.rank ||
      a.entry.name.length - b.entry.name.length ||
      (a.entry.name < b.entry.name ? -1 : 1),
  );
  return fits.slice(0, most).map(({ entry: { name, kind, connection, path } }) => ({ name, kind, connection, path }));
}

/** What fits only with the name of the table or schema before it comes behind what fits by itself, unless it is the whole name. */
function ofKey(fits: number | undefined, at: number): number {
  if (fits === undefined) return Number.POSITIVE_INFINITY;
  return at === 0 || fits === 0 ? fits : fits + 2;
}

/** Whether one letter more, less, other or in the wrong order is all that two texts differ by. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  const [restA, restB] = [a.slice(head), b.slice(head)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
