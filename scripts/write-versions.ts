// Part of `npm run release:version`: templates, actions and docs name the version that is about to be released.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { atVersion } from "./pins.ts";

const { version } = JSON.parse(readFileSync("generator/package.json", "utf8"));
const workflows = readdirSync("templates/ci", { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".yml"),
);
const files = [
  ...workflows.map((path) => `templates/ci/${path}`),
  ...["templates/schemalog.yml", "templates/schemalog-fleet.yml"],
  ...["site/action.yml", "action/README.md", "action/docs/gitlab.md"],
];
for (const file of files) writeFileSync(file, atVersion(readFileSync(file, "utf8"), version));
