// Writes the JSON Schemas that editors and other programs read; `--check` says which are stale and fails.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { snapshotFileSchema } from "../generator/src/core/canonical/file-schema.ts";
import { diffDocumentSchema } from "../generator/src/core/formats/json/index.ts";
import { configSchema } from "../generator/src/workspace/config.ts";

const schemas: { file: string; json: object }[] = [
  { file: "generator/schema/config.schema.json", json: configSchema() },
  { file: "generator/schema/diff.schema.json", json: diffDocumentSchema() },
  { file: "generator/schema/snapshot.schema.json", json: snapshotFileSchema() },
];

const check = process.argv.includes("--check");
for (const { file, json } of schemas) {
  const text = `${JSON.stringify(json, null, 2)}\n`;
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
