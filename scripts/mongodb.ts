// A server for the tests of MongoDB: its own on the path, or SecantusDB, which speaks its protocol (https://pypi.org/project/secantusdb).
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { serversFolder } from "./mysql.ts";

const release = "0.7.0b3";
const folder = join(serversFolder, `secantusdb-${release}`);
const fetched = join(folder, "bin/secantusd-py");
const answers = (program: string) => spawnSync(program, ["--version"]).status === 0;

export type MongodbProgram = { program: string; name: "mongod" | "SecantusDB" };

/** The program that is there; undefined where there is none. */
export function mongodbProgram(): MongodbProgram | undefined {
  if (answers("mongod")) return { program: "mongod", name: "mongod" };
  return existsSync(fetched) ? { program: fetched, name: "SecantusDB" } : undefined;
}

/** Whether one could be fetched here. */
export const canFetchMongodb = (): boolean => answers("python3");

/** Fetches SecantusDB into an environment of its own. Throws where that fails, and leaves nothing. */
export function fetchMongodb(): void {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("python3", ["-m", "venv", folder], { stdio: ["ignore", "ignore", "inherit"] });
    const args = ["install", "--quiet", "--disable-pip-version-check", `secantusdb==${release}`];
    execFileSync(join(folder, "bin/pip"), args, { stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
