/** How ALTER TABLE does something: by the dictionary alone, within the table's files, or by a copy of them. */
export type Algorithm = "INSTANT" | "INPLACE" | "COPY";

/** What others may do meanwhile: read and write, read, nothing. A moment at the beginning and end belongs to it alone in any case. */
export type Lock = "NONE" | "SHARED" | "EXCLUSIVE";

/** `rebuilt`: every row is written anew. */
export type Way = { algorithm: Algorithm; lock: Lock; rebuilt: boolean };

export type Server = { flavour: "mysql" | "mariadb"; version: string };

/** What of a table makes its changes slower. */
export type TableFacts = { fullText?: boolean; compressed?: boolean };

const ways = {
  instant: { algorithm: "INSTANT", lock: "NONE", rebuilt: false },
  inPlace: { algorithm: "INPLACE", lock: "NONE", rebuilt: false },
  rebuild: { algorithm: "INPLACE", lock: "NONE", rebuilt: true },
  inPlaceShared: { algorithm: "INPLACE", lock: "SHARED", rebuilt: false },
  rebuildShared: { algorithm: "INPLACE", lock: "SHARED", rebuilt: true },
  inPlaceAlone: { algorithm: "INPLACE", lock: "EXCLUSIVE", rebuilt: false },
  copy: { algorithm: "COPY", lock: "SHARED", rebuilt: true },
} as const satisfies Record<string, Way>;

type WayName = keyof typeof ways;
/** The way, and since which version another one. */
type Since = [WayName, ...[since: string, way: WayName][]];

/**
 * Each kind of change on MySQL since 5.7 (manual of 5.7, 8.0 and 9, "Online DDL Operations") and on MariaDB since 10.3 ("InnoDB Online DDL
 * Operations with the INSTANT, NOCOPY and INPLACE Alter Algorithm"). Where a page says nothing, what 9.7 and 10.11 answer, and for older
 * versions the slower way; partitions of MariaDB can't be asked.
 */
const table = {
  "column added at the end": { mysql: ["rebuild", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "column added in the midst": {
    mysql: ["rebuild", ["8.0.29", "instant"]],
    mariadb: ["rebuild", ["10.4", "instant"]],
  },
  "column added in the midst beside a virtual one": { mysql: ["rebuild", ["8.0.29", "instant"]], mariadb: ["copy"] },
  "column with a computed default added": { mysql: ["copy"], mariadb: ["copy", ["10.11", "instant"]] },
  "column with a random default added": { mysql: ["copy"], mariadb: ["copy"] },
  "AUTO_INCREMENT column added": { mysql: ["rebuildShared"], mariadb: ["rebuildShared"] },
  "virtual column added": { mysql: ["inPlace", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "virtual column added in the midst": { mysql: ["copy"], mariadb: ["copy"] },
  "stored column added": { mysql: ["copy"], mariadb: ["copy"] },
  "column dropped": { mysql: ["rebuild", ["8.0.29", "instant"]], mariadb: ["rebuild", ["10.4", "instant"]] },
  "column in an index dropped": { mysql: ["rebuild"], mariadb: ["rebuild", ["10.4", "inPlace"]] },
  "virtual column dropped": { mysql: ["inPlace", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "stored column dropped": { mysql: ["rebuild", ["8.0.29", "instant"]], mariadb: ["rebuild", ["10.4", "instant"]] },
  "column renamed": { mysql: ["inPlace", ["8.0.28", "instant"]], mariadb: ["instant"] },
  "referenced column renamed": { mysql: ["inPlace"], mariadb: ["instant"] },
  "column moved": { mysql: ["rebuild"], mariadb: ["rebuild", ["10.4", "instant"]] },
  "type changed": { mysql: ["copy"], mariadb: ["copy"] },
  "CHAR extended": { mysql: ["copy"], mariadb: ["copy"] },
  "VARCHAR extended": { mysql: ["inPlace"], mariadb: ["instant"] },
  "VARCHAR extended past 255 bytes": { mysql: ["copy"], mariadb: ["copy"] },
  "short VARCHAR extended past 255 bytes": { mysql: ["copy"], mariadb: ["copy", ["10.4.3", "instant"]] },
  "value added at the end": { mysql: ["inPlace", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "value added in the midst": { mysql: ["copy"], mariadb: ["copy"] },
  "charset of a column changed": { mysql: ["copy"], mariadb: ["copy"] },
  "collation of a column changed": { mysql: ["copy", ["9.7", "inPlace"]], mariadb: ["copy", ["10.4.3", "instant"]] },
  "collation of an indexed column changed": { mysql: ["copy"], mariadb: ["copy", ["10.4.3", "inPlace"]] },
  "default changed": { mysql: ["inPlace", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "comment of a column changed": { mysql: ["inPlace", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "comment of a table changed": { mysql: ["inPlace"], mariadb: ["instant"] },
  "made NOT NULL": { mysql: ["rebuild"], mariadb: ["rebuild"] },
  "made nullable": { mysql: ["rebuild"], mariadb: ["rebuild"] },
  "ON UPDATE changed": { mysql: ["inPlace", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "column hidden": { mysql: ["instant"], mariadb: ["instant"] },
  "virtual expression changed": { mysql: ["copy"], mariadb: ["copy", ["10.11", "instant"]] },
  "stored expression changed": { mysql: ["copy"], mariadb: ["copy"] },
  "AUTO_INCREMENT given": { mysql: ["copy"], mariadb: ["copy"] },
  "index added": { mysql: ["inPlace"], mariadb: ["inPlace"] },
  "functional index added": { mysql: ["inPlaceShared"], mariadb: ["copy"] },
  "full-text index added": { mysql: ["inPlaceShared"], mariadb: ["inPlaceShared"] },
  "first full-text index added": { mysql: ["rebuildShared"], mariadb: ["rebuildShared"] },
  "spatial index added": { mysql: ["inPlaceShared"], mariadb: ["inPlaceShared"] },
  "index dropped": { mysql: ["inPlace"], mariadb: ["inPlace"] },
  "index renamed": { mysql: ["inPlace"], mariadb: ["inPlace", ["10.11", "instant"]] },
  "index hidden": { mysql: ["inPlace"], mariadb: ["instant"] },
  "primary key added": { mysql: ["rebuild"], mariadb: ["rebuild"] },
  "primary key replaced": { mysql: ["rebuild"], mariadb: ["rebuild"] },
  "primary key dropped": { mysql: ["copy"], mariadb: ["copy"] },
  "foreign key added": { mysql: ["copy"], mariadb: ["copy"] },
  "foreign key added unchecked": { mysql: ["inPlace"], mariadb: ["inPlace", ["10.11", "instant"]] },
  "foreign key dropped": { mysql: ["inPlace"], mariadb: ["inPlace", ["10.11", "instant"]] },
  "check added": { mysql: ["copy"], mariadb: ["copy"] },
  "check added unchecked": { mysql: ["instant"], mariadb: ["copy"] },
  "check dropped": { mysql: ["instant"], mariadb: ["instant"] },
  "charset of new columns changed": { mysql: ["inPlace"], mariadb: ["instant"] },
  "charset converted": { mysql: ["copy"], mariadb: ["copy"] },
  "row format changed": { mysql: ["rebuild"], mariadb: ["rebuild"] },
  "table rebuilt": { mysql: ["rebuild"], mariadb: ["rebuild"] },
  "engine changed": { mysql: ["copy"], mariadb: ["copy"] },
  "statistics options changed": { mysql: ["inPlace"], mariadb: ["instant"] },
  "next AUTO_INCREMENT set": { mysql: ["inPlace"], mariadb: ["instant"] },
  "table renamed": { mysql: ["inPlace", ["8.0.12", "instant"]], mariadb: ["instant"] },
  "partition added": { mysql: ["inPlaceShared", ["8.0", "inPlace"]], mariadb: ["inPlaceAlone"] },
  "partition dropped": { mysql: ["inPlaceShared", ["8.0", "inPlace"]], mariadb: ["inPlaceAlone"] },
  "partition emptied": { mysql: ["inPlaceAlone"], mariadb: ["inPlaceAlone"] },
  "partitions reorganized": { mysql: ["copy", ["8.0", "inPlaceShared"]], mariadb: ["copy"] },
  "hash partitions added": { mysql: ["copy", ["8.0", "rebuildShared"]], mariadb: ["copy"] },
  "hash partitions merged": { mysql: ["copy", ["8.0", "rebuildShared"]], mariadb: ["copy"] },
  "partition exchanged": { mysql: ["inPlaceAlone"], mariadb: ["inPlaceAlone"] },
  "table partitioned": { mysql: ["copy"], mariadb: ["copy"] },
  "partitions removed": { mysql: ["copy"], mariadb: ["copy"] },
} as const satisfies Record<string, Record<Server["flavour"], Since>>;

/** What ALTER TABLE may do to a table. */
export type Alteration = keyof typeof table;
export const alterations = Object.keys(table) as Alteration[];

/** What MariaDB copies since 11.2 while others write ("ALTER TABLE", LOCK=NONE with ALGORITHM=COPY). */
const copiedOnline = new Set<Alteration>([
  ...(["type changed", "CHAR extended", "VARCHAR extended past 255 bytes", "value added in the midst"] as const),
  ...(["charset of a column changed", "charset converted"] as const),
]);

/** How a server does one kind of change to a table of InnoDB, where it may choose. */
export function algorithmOf(alteration: Alteration, { flavour, version }: Server, on: TableFacts = {}): Way {
  const [first, ...later]: Since = table[alteration][flavour];
  const name = later.findLast(([since]) => isSince(version, since))?.[1] ?? first;
  const way = name === "instant" && (on.fullText || on.compressed) && movesColumns.test(alteration) ? "rebuild" : name;
  // A full-text index has a column of its own for the rows, whose values a rebuild would change.
  if (on.fullText && way === "rebuild") return ways[flavour === "mysql" ? "copy" : "rebuildShared"];
  const isOnline = way === "copy" && flavour === "mariadb" && isSince(version, "11.2") && copiedOnline.has(alteration);
  return isOnline ? { ...ways.copy, lock: "NONE" } : ways[way];
}

/** What changes the columns that a row has, at once or by writing it anew. */
const movesColumns = /^(stored )?column (added|dropped|moved)/;

/** Whether a version is another one, or newer. */
function isSince(version: string, since: string): boolean {
  const [own, other] = [version, since].map((text) => text.split(".").map((part) => Number.parseInt(part, 10)));
  for (const [at, part] of other!.entries()) if (part !== own![at]) return (own![at] ?? 0) > part;
  return true;
}

const algorithms: Algorithm[] = ["INSTANT", "INPLACE", "COPY"];
const locks: Lock[] = ["NONE", "SHARED", "EXCLUSIVE"];

/** How a server does several changes in one statement: as the slowest of them. */
export const together = (all: Way[]): Way =>
  all.reduce(
    (one, other): Way => ({
      algorithm: later(algorithms, one.algorithm, other.algorithm),
      lock: later(locks, one.lock, other.lock),
      rebuilt: one.rebuilt || other.rebuilt,
    }),
    ways.instant,
  );

const later = <Value>(order: Value[], one: Value, other: Value): Value =>
  order.indexOf(one) > order.indexOf(other) ? one : other;
