// MySQL itself: Debian has none in its stable releases, so a folder gets a small system that has (https://packages.debian.org/sid/mysql-server-core).
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where servers are that no package of the system brings. */
export const serversFolder = process.env.SCHEMALOG_SERVERS ?? join(tmpdir(), "schemalog-servers");
const folder = join(serversFolder, "mysql");
const isThere = () => existsSync(join(folder, "usr/sbin/mysqld"));

/** The root of the system that has its programs; undefined where there is none, or nobody may enter it. */
export const mysqlPrograms: string | undefined = process.getuid?.() === 0 && isThere() ? folder : undefined;

/** Whether it could be fetched here. */
export const canFetchMysql = (): boolean => process.getuid?.() === 0 && existsSync("/usr/sbin/debootstrap");

/** Fetches it, in about half a minute. Throws where that fails, and leaves nothing. */
export function fetchMysql(): void {
  if (isThere()) return;
  mkdirSync(folder, { recursive: true });
  try {
    const args = ["--variant=minbase", "--include=mysql-server-core", "sid", folder];
    execFileSync("debootstrap", args, { stdio: ["ignore", "ignore", "inherit"] });
    execFileSync("chroot", [folder, "useradd", "--system", "mysql"]);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
