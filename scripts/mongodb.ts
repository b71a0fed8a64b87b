// A server for the tests of MongoDB: its own on the path, or SecantusDB, which speaks its protocol (https://pypi.org/project/secantusdb).
import { spawnSync } from "node:child_process";
import { type PythonServer, pythonProgram } from "./python-server.ts";

export const secantusdb: PythonServer = {
  name: "SecantusDB",
  packages: ["secantusdb==0.7.0b3"],
  program: "secantusd-py",
};

export type MongodbProgram = { program: string; name: "mongod" | "SecantusDB" };

/** The program that is there; undefined where there is none. */
export function mongodbProgram(): MongodbProgram | undefined {
  if (spawnSync("mongod", ["--version"]).status === 0) return { program: "mongod", name: "mongod" };
  const program = pythonProgram(secantusdb);
  return program === undefined ? undefined : { program, name: "SecantusDB" };
}
