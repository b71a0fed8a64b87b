// `npm run demo:pr`: plays a whole change request on the demo's shop, on a GitHub and a GitLab of this machine.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HostName, type Run, type Scenario, startScenario } from "../action/test/support/scenario.ts";
import { growDemo } from "../generator/src/demo/grow.ts";
import { readDemo } from "../generator/src/demo/steps.ts";
import { picture } from "./demo-pr/picture.ts";

const hosts: HostName[] = ["github", "gitlab"];
const dir = mkdtempSync(join(tmpdir(), "schemalog-demo-pr-"));
const branch = "drop-the-phone";
const breaking = `-- Nobody reads it any more, we think
ALTER TABLE shop.customers
  ADD COLUMN nickname text,
  DROP COLUMN phone;
`;
const mended = `ALTER TABLE shop.customers
  ADD COLUMN nickname text;
`;

console.log("The shop of the demo grows …");
const shop = join(dir, "shop");
mkdirSync(shop);
await growDemo(shop, readDemo("templates/demo", {}), {}, () => {});
const files = filesOf(shop);
for (const host of hosts) await play(host);
console.log(`\nAll of it is in ${dir}`);

async function play(host: HostName): Promise<void> {
  console.log(`\n===== ${host} =====`);
  const scenario = await startScenario(host, files);
  try {
    scenario.git("checkout", "-q", "-b", branch);
    const commit = scenario.commit("Drop the phone of customers", { "db/migrations/0099_drop_phone.sql": breaking });
    scenario.openRequest(branch);
    console.log(`\nA request is opened: ${commit.slice(0, 8)} drops shop.customers.phone. The job runs:`);
    const first = await runJob(scenario);
    await show(scenario, host, "breaking", first);
    scenario.checkout(branch);
    console.log("\nThe branch has, by schemalog:");
    console.log(indent(scenario.git("show", "--stat", "--format=%h %s%n%n%b", "HEAD")));

    console.log("\nIts author keeps the column, and pushes:");
    scenario.commit("Keep the phone", { "db/migrations/0099_drop_phone.sql": mended });
    const second = await runJob(scenario);
    await show(scenario, host, "mended", second);

    console.log("\nAnd leaves the schema alone:");
    scenario.checkout(branch);
    scenario.commit("Think again", { "db/migrations/0099_drop_phone.sql": null });
    const third = await runJob(scenario);
    await show(scenario, host, "quiet", third);
  } finally {
    await scenario.close();
  }
}

async function runJob(scenario: Scenario): Promise<Run> {
  const began = performance.now();
  const env = { INPUT_MODE: "commit", INPUT_TIMINGS: "true" };
  const run = await scenario.run({ event: "request", branch }, env);
  console.log(indent(run.stderr.trimEnd()));
  console.log(`  exit code ${run.exitCode} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return run;
}

async function show(scenario: Scenario, host: HostName, name: string, { exitCode }: Run): Promise<void> {
  for (const { commit, conclusion, title, annotations } of scenario.checks().slice(-1)) {
    console.log(`\n  check of ${commit.slice(0, 8)}: ${conclusion} (${title})`);
    for (const annotation of annotations) console.log(`    at ${annotation}`);
  }
  const comments = scenario.comments();
  if (comments.length !== 1) throw new Error(`there are ${comments.length} comments, not one (exit code ${exitCode})`);
  const [comment = ""] = comments;
  const file = join(dir, `${host}-${name}.md`);
  writeFileSync(file, comment);
  const pictures = await picture(dir, `${host}-${name}`, comment);
  console.log(`\n  the comment (${file}):\n\n${indent(comment)}`);
  console.log(`\n  as a page: ${pictures.join(", ")}`);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}

/** All files of the demo's work tree. */
function filesOf(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.startsWith(join(root, ".git/")))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, "utf8")]),
  );
}
