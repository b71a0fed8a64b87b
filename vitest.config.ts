import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import SlowestFirst from "./scripts/slowest-first.ts";

const packageTest = "generator/test/package.test.ts";
const shared = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  setupFiles: fileURLToPath(new URL("generator/test/support/seed.ts", import.meta.url)),
};

export default defineConfig({
  test: {
    // One more than there are cores: tests wait for limits to pass, for disks and for answers a quarter of their time.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowestFirst },
    reporters: ["default", "./scripts/closing-reporter.ts"],
    projects: [
      {
        test: {
          ...shared,
          name: "site",
          include: ["site/test/**/*.test.ts"],
          globalSetup: "site/test/support/sites.ts",
        },
      },
      {
        test: {
          ...shared,
          name: "generator",
          include: ["generator/test/**/*.test.ts"],
          exclude: [packageTest],
          globalSetup: [
            "generator/test/support/servers.ts",
            "generator/test/support/mysql-servers.ts",
            "generator/test/support/mongodb-servers.ts",
            "generator/test/support/dynamodb-servers.ts",
            "generator/test/support/sqlserver-servers.ts",
          ],
        },
      },
      {
        // Builds anew what others load: after all of them.
        test: { ...shared, name: "package", include: [packageTest], sequence: { groupOrder: 1 } },
      },
      {
        // The generator as it is in this tree, as action.yml runs it.
        resolve: { alias: { schemalog: fileURLToPath(new URL("generator/src/index.ts", import.meta.url)) } },
        test: {
          ...shared,
          name: "action",
          include: ["action/test/**/*.test.ts"],
          globalSetup: "generator/test/support/servers.ts",
        },
      },
    ],
  },
});
