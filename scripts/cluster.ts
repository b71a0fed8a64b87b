// The data folder of a fresh embedded PostgreSQL, packed: with it a database starts in a fraction of the time of initdb.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, zstdCompressSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";

const { dependencies } = JSON.parse(readFileSync("generator/package.json", "utf8"));
const version: string = dependencies["@electric-sql/pglite"];

/** The packed folder; made once for each version of PGlite, and of this file. */
export async function packedCluster(): Promise<Buffer> {
  const own = createHash("sha256")
    .update(readFileSync(import.meta.filename))
    .digest("hex")
    .slice(0, 8);
  const cache = join("node_modules/.cache/schemalog", `cluster-${version}-${own}.tar.zst`);
  if (existsSync(cache)) return readFileSync(cache);
  // Small segments of the log: one of 16 MB would be half of all.
  const database = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"] });
  await database.exec("CHECKPOINT");
  const { rows } = await database.query<{ first: string; last: string }>(
    "SELECT pg_walfile_name(redo_lsn) AS first, pg_walfile_name(pg_current_wal_insert_lsn()) AS last FROM pg_control_checkpoint()",
  );
  const [{ first, last } = { first: "", last: "" }] = rows;
  const folder = Buffer.from(await (await database.dumpDataDir("none")).arrayBuffer());
  const packed = pack(without(folder, (path) => isSegment.test(path) && !isBetween(path.slice(-24), first, last)));
  await database.close();
  mkdirSync(dirname(cache), { recursive: true });
  writeFileSync(cache, packed);
  return packed;
}

/** Segments of the log that nothing is read from lie ready to be written over, full of what they once were: half of the package. */
const isSegment = /pg_wal\/[0-9A-F]{24}$/;
const isBetween = (name: string, first: string, last: string) => first <= name && name <= last;

/** A tar without some of its files (POSIX ustar: blocks of 512 bytes, the size in octal digits; short names only). */
function without(tar: Buffer, isLeftOut: (path: string) => boolean): Buffer {
  const kept: Buffer[] = [];
  const text = (from: number, length: number) => tar.toString("latin1", from, from + length).replace(/\0.*/s, "");
  for (let at = 0; text(at, 100) !== ""; ) {
    const end = at + 512 + Math.ceil(Number.parseInt(text(at + 124, 12), 8) / 512) * 512;
    if (!isLeftOut(text(at, 100))) kept.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(1024)]);
}

/** Three databases in it are nearly the same: far enough back to see it. */
const pack = (tar: Buffer): Buffer =>
  zstdCompressSync(tar, {
    params: {
      [constants.ZSTD_c_compressionLevel]: 19,
      [constants.ZSTD_c_windowLog]: 24,
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
    },
  });
