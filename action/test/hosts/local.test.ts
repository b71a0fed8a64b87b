import { expect, test } from "vitest";
import { repository } from "../../../generator/test/support/cli.ts";
import { local } from "../../src/hosts/local/job.ts";
import { readInputs } from "../../src/inputs.ts";
import { outputsOf } from "../../src/outputs.ts";

/** What a run in a person's clone says at its end. */
async function said(event: string): Promise<string[]> {
  const cwd = repository({ "schemalog.yml": "connections: {}\n" });
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const inputs = readInputs({ INPUT_WORKING_DIRECTORY: cwd, INPUT_EVENT: event });
  const ci = await local(inputs, { env: {}, print: say, progress: say });
  const report = { workspace: "", connections: [] };
  await ci.publish({
    report,
    failed: true,
    failOn: "breaking",
    markdown: "**Drift**",
    checked: false,
    outputs: outputsOf(report, undefined),
  });
  const request = await ci.host?.openRequest({ branch: "b", base: "main", title: "t", body: "b" });
  expect(request?.url).not.toBe("nowhere");
  return lines.slice(0, 2);
}

test("a look at the live databases that fails says why, for no check does", async () => {
  expect(await said("schedule")).toEqual(["Its summary:\n\n**Drift**", "The run would fail."]);
  expect(await said("push")).toEqual(["The run would fail.", expect.stringContaining("Would open")]);
});
