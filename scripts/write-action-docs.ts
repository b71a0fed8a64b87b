// Writes the tables of inputs and outputs into action/README.md, from action.yml and site/action.yml; `--check` fails when
// they are stale.
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

type Entry = { description: string; default?: string };
type Action = { inputs: Record<string, Entry>; outputs: Record<string, Entry> };

const readme = "action/README.md";
const cell = (text: string) => text.replaceAll("|", "\\|");
const code = (text: string) => (text === "" ? "" : `\`${text}\``);

function tables(file: string): string {
  const { inputs, outputs } = parse(readFileSync(file, "utf8")) as Action;
  const input = Object.entries(inputs).map(
    ([name, { description, default: given = "" }]) => `| \`${name}\` | ${cell(description)} | ${code(given)} |`,
  );
  const output = Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`);
  return [
    ...["| input | what it says | default |", "| --- | --- | --- |", ...input, ""],
    ...["| output | what it says |", "| --- | --- |", ...output],
  ].join("\n");
}

const before = readFileSync(readme, "utf8");
let filled = 0;
const after = before.replace(/(<!-- from (\S+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, start, file, end) => {
  filled++;
  return `${start}\n${tables(file)}\n\n${end}`;
});
if (filled !== 2) throw new Error(`${readme} must have a place for action.yml and one for site/action.yml`);

if (after !== before && process.argv.includes("--check")) {
  console.error(`${readme} is stale: npm run schemas`);
  process.exitCode = 1;
} else if (after !== before) {
  writeFileSync(readme, after);
  console.log(`wrote ${readme}`);
}
