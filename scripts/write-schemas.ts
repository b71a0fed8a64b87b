// Writes the JSON Schemas that editors and other programs read; `--check` says which are stale and fails.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { config } from "../generator/src/config/config.ts";

const schemas: { file: string; schema: z.ZodType; io: "input" | "output" }[] = [
  { file: "generator/schema/config.schema.json", schema: config, io: "input" },
];

const check = process.argv.includes("--check");
for (const { file, schema, io } of schemas) {
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io }), null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (check) {
    console.error(`${file} is stale: npm run schemas`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}
