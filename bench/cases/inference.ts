import { resolve } from "node:path";
import type { Bench } from "../bench.ts";
import { alternate, run } from "../process.ts";
import { bounded } from "../table.ts";

/** Documents of a sample, from bytes to columns. */
export const inference: Bench = async ({ rounds }) => {
  const script = resolve(import.meta.dirname, "../infer-bson.ts");
  const args = ["--max-old-space-size=64", script, "100000"];
  const { value } = await alternate(rounds, {
    value: async () => Number((await run({ program: process.execPath, args })).stdout),
  });
  return [
    bounded({ what: "inference of 100,000 documents, BSON a second", value, limit: 20, unit: "MB", least: true }),
  ];
};
