// The data folder of a fresh embedded PostgreSQL, packed: with it a database starts in a fraction of the time of initdb.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, zstdCompressSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";

const { dependencies } = JSON.parse(readFileSync("generator/package.json", "utf8"));
const version: string = dependencies["@electric-sql/pglite"];

/** The packed folder; made once for each version of PGlite. */
export async function packedCluster(): Promise<Buffer> {
  const cache = join("node_modules/.cache/schemalog", `cluster-${version}.tar.zst`);
  if (existsSync(cache)) return readFileSync(cache);
  // Small segments of the log: one of 16 MB would be half of all.
  const database = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"] });
  const folder = await database.dumpDataDir("none");
  const level = { [constants.ZSTD_c_compressionLevel]: 19 };
  const packed = zstdCompressSync(Buffer.from(await folder.arrayBuffer()), { params: level });
  await database.close();
  mkdirSync(dirname(cache), { recursive: true });
  writeFileSync(cache, packed);
  return packed;
}
