import { glob } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { peakMegabytes, run } from "../process.ts";
import { bounded } from "../table.ts";
import { schemalog } from "../workspaces.ts";

const tables = 5_000;

/** `site build` with its search index: pages per second, and the memory of its largest process. */
export const site: Bench = async ({ workspaces }) => {
  const workspace = await workspaces.of(tables);
  const out = join(workspace.dir, "out");
  const command = schemalog(["site", "build", "--out", out], workspace);
  const { milliseconds } = await run(command);
  const pages = (await Array.fromAsync(glob("**/*.html", { cwd: out }))).length;
  const what = `site build, ${tables.toLocaleString("en")} tables`;
  return [
    bounded({
      what: `${what}: ${pages} pages`,
      value: pages / (milliseconds / 1000),
      limit: 100,
      unit: "pages/s",
      least: true,
    }),
    bounded({ what: `${what}: memory`, value: await peakMegabytes(command), limit: 2_048, unit: "MB" }),
  ];
};
