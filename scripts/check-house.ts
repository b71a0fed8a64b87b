// Checks that no linter knows: file lengths, names and words of engines, process.exit, and the clock in the pure core.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const maxLines = 400;
const medianLines = 80;
const p90Lines = 250;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.astro"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /^(generator|action|site)\/src\//.test(file));
const sources = files.flatMap((file) => {
  try {
    return [{ file, text: readFileSync(file, "utf8") }];
  } catch {
    return []; // deleted, not yet committed
  }
});

const problems: string[] = [];
const lengths = sources.map(({ file, text }) => ({ file, lines: text.split("\n").length - 1 }));
const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
if (sources.length === 0) problems.push("no source file found: the check would pass without looking at anything");
for (const { file, lines } of lengths) if (lines > maxLines) problems.push(`${file}: ${lines} lines, over ${maxLines}`);
if (at(0.5) > medianLines) problems.push(`median file has ${at(0.5)} lines, over ${medianLines}`);
if (at(0.9) > p90Lines) problems.push(`one file in ten has ${at(0.9)} lines or more, over ${p90Lines}`);

const engines = "postgres|postgresql|mysql|mariadb|mssql|sqlserver|mongodb|dynamodb|pglite";
const engineName = new RegExp(`\\b(${engines})\\b`, "i");
const quotedEngineName = new RegExp(`["'\`](${engines})["'\`]`);
/** What PostgreSQL alone says, in SQL and catalogs, and its error codes. 40000 is Git's mode of a folder. */
const postgresWords =
  /\bpg_\w|\b(plpgsql|(big|small)?serial|tsvector|tsquery|jsonb|timestamptz|regclass|nextval|setof|btree|concurrently)\b/i;
const postgresSql =
  /\b(DISCARD ALL|NOT VALID|VALIDATE CONSTRAINT|USING INDEX|ON CONFLICT|OWNED BY|ALTER TYPE|DETACH PARTITION|ROW LEVEL SECURITY)\b/;
const errorCode = /["'`](?!40000)(0[0-9A-Z]|2[0-8BDF]|3[4589BDF]|4[024]|5[3-8]|F0|HV|P0|XX)[0-9A-Z]{3}["'`]/;
const rules: { name: string; where: (file: string) => boolean; pattern: RegExp }[] = [
  {
    name: "an engine's name outside engines/ (use a capability or hook of the engine contract)",
    where: (file) => !/^generator\/src\/(engines|core\/dialects)\//.test(file),
    pattern: quotedEngineName,
  },
  {
    name: "an engine's name outside engines/ (use a capability or hook of the engine contract)",
    // Examples for people, and the demo, which is of one engine.
    where: (file) => !/^generator\/src\/(engines|core\/(dialects|masking)|workspace|commands|demo)\//.test(file),
    pattern: engineName,
  },
  ...[postgresWords, postgresSql, errorCode].map((pattern) => ({
    name: "a word of PostgreSQL's outside its dialect and engine (ask core/dialects, or the engine contract)",
    where: (file: string) => !/^generator\/src\/(engines|core\/(dialects|masking))\//.test(file),
    pattern,
  })),
  {
    name: "process.exit outside the entry points",
    where: (file) => file !== "generator/src/cli.ts" && file !== "action/src/main.ts",
    pattern: /process\.exit\b/,
  },
  {
    name: "a clock, random number or process in the pure core",
    where: (file) => /^generator\/src\/core\//.test(file),
    pattern: /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.(env|cwd|argv|stdout))\b/,
  },
];
for (const { file, text } of sources) {
  text.split("\n").forEach((whole, index) => {
    if (/^\s*(\/\/|\*|\/\*)/.test(whole)) return;
    const line = whole.replace(/(^|\s)(\/\/ .*|\/\*.*\*\/)$/, "");
    for (const rule of rules) {
      if (rule.where(file) && rule.pattern.test(line)) problems.push(`${file}:${index + 1}: ${rule.name}`);
    }
  });
}

// Papers name functions, files and folders that are there.
const tree = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
for (const paper of ["generator/docs/ARCHITECTURE.md", "CONTRIBUTING.md"]) {
  const page = readFileSync(paper, "utf8");
  for (const [, name = ""] of page.matchAll(/`(\w+)\(\)`/g)) {
    const defined = new RegExp(`\\b(function\\*?|const) ${name}\\b`);
    if (!sources.some(({ text }) => defined.test(text))) problems.push(`${paper}: there is no ${name}()`);
  }
  for (const [, path = ""] of page.matchAll(/`((?:[\w.<>-]+\/)+[\w.-]*)`/g)) {
    const named = path.replaceAll(".", "\\.").replace(/<\w+>/g, "[^/\n]+");
    if (!new RegExp(`(^|/)${named}`, "m").test(tree)) problems.push(`${paper}: there is no ${path}`);
  }
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
} else {
  console.log(`${sources.length} files: median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)} lines`);
}
