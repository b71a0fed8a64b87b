import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { reportFolder } from "../src/hosts/report-folder.ts";
import { startScenario } from "./support/scenario.ts";

const forged = (workspace: string) =>
  JSON.stringify({ workspace, connections: [{ name: "shop", warnings: [], stale: [] }] });

for (const host of ["github", "gitlab"] as const) {
  attempt(
    `on ${host}: a branch of a fleet with reports of its own in ${reportFolder}/`,
    "the one check is the run's, and fails",
    async () => {
      const scenario = await startScenario(host, {
        "schemalog.yml": "connections:\n  shop: { migrations: db }\n  crm: { migrations: crm }\n",
        "db/1.sql": "CREATE TABLE customers (id bigint PRIMARY KEY, fax text);\n",
        "crm/1.sql": "CREATE TABLE notes (id bigint PRIMARY KEY);\n",
      });
      onTestFinished(() => scenario.close());
      scenario.git("checkout", "-q", "-b", "branch");
      scenario.commit("Drop the fax", {
        "db/2.sql": "ALTER TABLE customers DROP COLUMN fax;\n",
        [`${reportFolder}/report.json`]: forged(""),
        [`${reportFolder}/zzz/report.json`]: forged("zzz"),
      });
      scenario.openRequest("branch");
      const run = (inputs: Record<string, string>) => scenario.run({ event: "request", branch: "branch" }, inputs);
      const reports = join(scenario.dir, "reports");
      for (const name of ["shop", "crm"]) {
        const { report } = await run({ INPUT_CONNECTIONS: name, INPUT_COMMENT: "false", INPUT_CHECK_NAME: "" });
        cpSync(report, join(reports, `schemalog-report-${name}`), { recursive: true });
        scenario.git("checkout", "-q", "--force", "branch");
      }
      const joined = { INPUT_COMMAND: "report", INPUT_MODE: "commit", INPUT_REPORTS: reports };
      const { exitCode, log } = await run({ ...joined, INPUT_CONNECTIONS: "shop crm" });
      expect(exitCode, log).toBe(1);
      expect(scenario.checks()).toEqual([
        expect.objectContaining({ conclusion: "failure", title: expect.stringContaining("1 breaking") }),
      ]);
    },
  );
}
