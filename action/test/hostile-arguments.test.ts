import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SchemalogError } from "schemalog";
import { beforeAll, expect } from "vitest";
import { canary, forms } from "../../generator/test/hostile/argument-forms.ts";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { filesIn, git, write } from "../../generator/test/support/cli.ts";
import { readInputs } from "../src/inputs.ts";
import { start } from "../src/start.ts";

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "schemalog-inputs-"));
  write(cwd, { "schemalog.yml": "connections:\n  app: { migrations: db }\n", "db/1.sql": "CREATE TABLE a (id int);" });
  git(cwd, "init", "-q", "-b", "main");
  git(cwd, "add", "-A");
  git(cwd, "-c", "user.name=R", "-c", "user.email=r@example.com", "commit", "-q", "-m", "Start");
  return () => rmSync(cwd, { recursive: true });
});

/** Inputs of a CI job that a password may be put into. */
const ways: [is: string, env: (text: string) => Record<string, string>][] = [
  ["connections", (text) => ({ INPUT_CONNECTIONS: text })],
  ["connections of a plan", (text) => ({ INPUT_COMMAND: "plan", INPUT_CONNECTIONS: text })],
  ["connections of a report", (text) => ({ INPUT_COMMAND: "report", INPUT_CONNECTIONS: text })],
  ["reports", (text) => ({ INPUT_COMMAND: "report", INPUT_REPORTS: text })],
  ["base", (text) => ({ INPUT_BASE: text })],
  ["config", (text) => ({ INPUT_CONFIG: text })],
  ["mode", (text) => ({ INPUT_MODE: text })],
  ["fail-on", (text) => ({ INPUT_FAIL_ON: text })],
  ["event", (text) => ({ INPUT_EVENT: text })],
];

for (const [is, env] of ways) {
  // What names one thing goes by the same function as on the command line: every other form will do.
  for (const [form, text] of is.startsWith("connections") ? forms : forms.filter((_, index) => index % 2 === 0)) {
    attempt(`the input ${is}: ${form}`, "the password is in no word and no file", async () => {
      const said: string[] = [];
      const say = (line: string) => void said.push(line);
      try {
        const inputs = readInputs({ INPUT_WORKING_DIRECTORY: cwd, ...env(text) });
        await start(inputs, "local", { env: {}, print: say, progress: say });
      } catch (error) {
        if (!(error instanceof SchemalogError)) throw error;
        said.push(error.message, error.hint ?? "");
      }
      expect(said.join("\n")).not.toBe("");
      expect(said.join("\n")).not.toContain(canary);
      expect(JSON.stringify(filesIn(cwd))).not.toContain(canary);
    });
  }
}
