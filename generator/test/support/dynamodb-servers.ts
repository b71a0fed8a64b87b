import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { moto } from "../../../scripts/moto.ts";
import { pythonProgram } from "../../../scripts/python-server.ts";
import { freePort } from "./free-port.ts";
import { namedBy, type ServerInUse } from "./server-in-use.ts";

declare module "vitest" {
  interface ProvidedContext {
    dynamodb: ServerInUse;
  }
}

const variable = "SCHEMALOG_TEST_DYNAMODB_URL";
const more = "; in most tests by dynalite, in process";

/** Starts moto for a test run, once, or takes the server that SCHEMALOG_TEST_DYNAMODB_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env[variable];
  const program = pythonProgram(moto);
  if (given || !program) {
    project.provide(
      "dynamodb",
      given
        ? { url: given, about: `DynamoDB, ${namedBy(variable)}${more}` }
        : { missing: "no moto: npm test gets it where python3 is" },
    );
    return async () => undefined;
  }
  const port = await freePort();
  const server = spawn(program, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
  const stopped = new Promise<void>((resolve) => server.on("close", () => resolve()));
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/moto-api/data.json`).then(
      ({ ok }) => ok,
      () => false,
    );
  let ready = false;
  for (let attempt = 0; attempt < 300 && !ready; attempt++) {
    ready = await isReady();
    if (!ready) await sleep(100);
  }
  project.provide(
    "dynamodb",
    ready
      ? {
          url: `dynamodb://127.0.0.1:${port}/eu-central-1`,
          about: `DynamoDB, played by ${moto.packages[0]}, from PyPI${more}`,
        }
      : { missing: "moto does not start" },
  );
  return async () => {
    server.kill("SIGTERM");
    await stopped;
  };
}
