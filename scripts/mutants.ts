// `npm run mutants [part of a path…]`: changes the core in small ways, one at a time, and prints what no test notices.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { keptCrawls } from "./mutants/crawled.ts";
import { graph } from "./mutants/load.ts";
import { type Mutant, mutantsOf } from "./mutants/mutations.ts";
import { firstFailure, vitest } from "./mutants/tests.ts";

const root = join(import.meta.dirname, "..");
// A mutant must not write what is expected.
delete process.env.UPDATE_GOLDEN;
const core = join(root, "generator/src/core");
const folders = ["canonical", "diff", "review", "rules"];

/** Tests that are quick and need nothing but their cases. */
const tests = readdirSync(join(root, "generator/test"), { recursive: true, encoding: "utf8" })
  .filter((path) =>
    /^(diff\/(cases|facts|renames|texts)|rules\/(rules|facts)|snapshot\/(broken|words)|review\/.*)\.test\.ts$/.test(
      path,
    ),
  )
  .map((path) => join(root, "generator/test", path));

type Equivalent = { file: string; context: string; mutation: string; why: string };
const listFile = join(root, "scripts/mutants/equivalent.json");
const equivalents: Equivalent[] = existsSync(listFile) ? JSON.parse(readFileSync(listFile, "utf8")) : [];
const accepted = new Map(equivalents.map((each) => [`${each.file}\n${each.context}\n${each.mutation}`, each]));

const crawls = keptCrawls();
const modules = graph(
  new Map<string, unknown>([
    ["vitest", vitest],
    [resolve(root, "generator/test/support/reused-scratch.ts"), crawls.standIn],
  ]),
);

/** The first test that fails, of those that the file matters to. */
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
const kills = new Map<string, number>();

const broken = await failure();
await crawls.save();
if (broken) {
  console.error(`a test fails already: ${broken}`);
  process.exit(1);
}

const wanted = process.argv.slice(2);
const totals = new Map<string, { killed: number; survived: number; accepted: number }>();
const stale = new Set(accepted.keys());
const started = Date.now();
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");
const mutation = ({ was, text }: Mutant) => `${oneLine(was)} → ${oneLine(text) || "(nothing)"}`;

for (const folder of folders) {
  const total = { killed: 0, survived: 0, accepted: 0 };
  const files = readdirSync(join(core, folder), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  for (const name of files.map((path) => `${folder}/${path}`).sort()) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const path = join(core, name);
    const source = readFileSync(path, "utf8");
    const survivors: string[] = [];
    kills.clear(); // what kills the mutants of one file says nothing about those of the next
    let killed = 0;
    for (const mutant of mutantsOf(source)) {
      try {
        modules.replace(path, source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end));
      } catch {
        continue; // no JavaScript any more
      }
      const key = `${name}\n${mutant.context}\n${mutation(mutant)}`;
      stale.delete(key);
      const noticed = await failure(path).catch(String);
      if (noticed) killed++;
      else if (accepted.has(key)) total.accepted++;
      else survivors.push(`  ${mutant.line}: ${mutation(mutant)}`);
    }
    modules.replace(path);
    total.killed += killed;
    total.survived += survivors.length;
    console.log([`${name}: ${killed} killed, ${survivors.length} survived`, ...survivors].join("\n"));
  }
  totals.set(folder, total);
}

const share = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
console.log(`\n${Math.round((Date.now() - started) / 1000)} s`);
for (const [folder, { killed, survived, accepted: equal }] of totals) {
  console.log(
    `${folder}: ${killed + survived + equal} mutants, ${killed} killed, ${survived} survived, ${equal} equivalent: ${share(killed, killed + survived)} (${share(killed, killed + survived + equal)} of all)`,
  );
}
if (wanted.length === 0)
  for (const key of stale) console.log(`no such mutant, in equivalent.json: ${key.replaceAll("\n", " | ")}`);
