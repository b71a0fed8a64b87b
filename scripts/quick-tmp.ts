import { accessSync, chmodSync, constants, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Linux keeps in memory what is there. */
const memory = "/dev/shm";
/** More than all temporary files of a run have at the same time, in bytes; a container has 64 MB there if not told otherwise. */
const needed = 4 * 2 ** 30;

/**
 * A folder in memory for the temporary files of a run: tests make and remove some hundred thousand, for which a disk takes
 * several times as long. Undefined where there is no room, or nothing may be executed.
 */
export function makeQuickTmp(): { path: string; remove(): void } | undefined {
  if (!existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < needed) return undefined;
  const path = mkdtempSync(join(memory, "schemalog-tests-"));
  const remove = () => rmSync(path, { recursive: true, force: true });
  chmodSync(path, 0o1777); // as /tmp is: servers run as another account
  const program = join(path, "program");
  writeFileSync(program, "", { mode: 0o755 });
  try {
    accessSync(program, constants.X_OK);
  } catch {
    remove();
    return undefined;
  }
  rmSync(program);
  return { path, remove };
}
