// `npm run mutants [-- part-of-a-path…] [--sample 300 [--seed 1]]`: changes the pure core in small ways, one at a time, and
// prints those that no test notices. Exits 1 when fewer than 90 % are noticed in any of the folders.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { keptCrawls } from "./mutants/crawled.ts";
import { graph } from "./mutants/load.ts";
import { type Mutant, mutantsOf } from "./mutants/mutations.ts";
import { line, type Result, sampleOf, total, totalsOf } from "./mutants/table.ts";
import { firstFailure, vitest } from "./mutants/tests.ts";

const root = join(import.meta.dirname, "..");
const core = join(root, "generator/src/core");
const folders = ["canonical", "diff", "review", "rules"];
const leastKilled = 0.9;

/** Tests that are quick and need nothing but their cases. */
const quick =
  /^(diff\/(cases|facts|renames|renames-of-columns|renames-seen|texts)|rules\/(causes|rules|facts)|migrations\/(history|troubles)|snapshot\/(broken|words)|review\/review)\.test\.ts$/;

const { positionals: parts, values } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string" }, seed: { type: "string", default: "0" } },
});
const most = values.sample === undefined ? Infinity : Number(values.sample);
if (!(most > 0)) throw new Error(`--sample ${values.sample} is no number of mutants`);
// A mutant must not write what is expected.
delete process.env.UPDATE_GOLDEN;

const tests = readdirSync(join(root, "generator/test"), { recursive: true, encoding: "utf8" })
  .filter((path) => quick.test(path))
  .map((path) => join(root, "generator/test", path));
const crawls = keptCrawls();
const modules = graph(
  new Map<string, unknown>([
    ["vitest", vitest],
    [resolve(root, "generator/test/support/reused-shadow.ts"), crawls.standIn],
  ]),
);

/** How many mutants each test has killed: the deadliest goes first. */
const kills = new Map<string, number>();

/** The first test that fails, of those that need the file; of all without one. */
async function failure(path?: string): Promise<string | undefined> {
  const ordered = tests.toSorted((a, b) => (kills.get(b) ?? 0) - (kills.get(a) ?? 0));
  for (const file of ordered.filter((each) => path === undefined || modules.needs(each).has(path))) {
    modules.forget(file);
    const failed = await firstFailure(() => void modules.load(file));
    if (failed === undefined) continue;
    kills.set(file, (kills.get(file) ?? 0) + 1);
    return `${relative(root, file)} › ${failed}`;
  }
  return undefined;
}

/** Whether a test notices a mutant; undefined when it is no TypeScript any more. */
async function isNoticed(path: string, source: string, { start, end, text }: Mutant): Promise<boolean | undefined> {
  try {
    modules.replace(path, source.slice(0, start) + text + source.slice(end));
  } catch {
    return undefined;
  }
  return (await failure(path).catch(String)) !== undefined;
}

async function resultOf(name: string, mutants: Mutant[]): Promise<Result> {
  const path = join(core, name);
  const source = readFileSync(path, "utf8");
  const result: Result = { name, mutants: 0, killed: 0, survivors: [] };
  kills.clear(); // what kills the mutants of one file says nothing about those of the next
  for (const mutant of mutants) {
    const noticed = await isNoticed(path, source, mutant);
    if (noticed !== undefined) result.mutants++;
    if (noticed) result.killed++;
    if (noticed === false) result.survivors.push(mutant);
  }
  modules.replace(path);
  return result;
}

const broken = await failure();
await crawls.save();
if (broken !== undefined) {
  console.error(`a test fails without any mutant: ${broken}`);
  process.exit(1);
}

const all = folders
  .flatMap((folder) =>
    readdirSync(join(core, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  )
  .filter(
    (name) => name.endsWith(".ts") && (parts.length === 0 || parts.some((part) => join(core, name).includes(part))),
  )
  .sort()
  .map((name) => ({ name, mutants: mutantsOf(readFileSync(join(core, name), "utf8")) }));
const results: Result[] = [];
for (const { name, mutants } of sampleOf(all, most, Number(values.seed))) {
  const result = await resultOf(name, mutants);
  results.push(result);
  console.log(line(result));
}
const totals = totalsOf(results);
for (const each of [...totals, total("all", results)]) console.log(line(each));
const bad = totals.filter(({ killed, mutants }) => killed < leastKilled * mutants);
if (bad.length > 0) {
  console.error(`fewer than ${100 * leastKilled} % are noticed in ${bad.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
