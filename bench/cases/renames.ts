import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import type { Bench } from "../bench.ts";
import { migrationFolders } from "../judgement/folders.ts";
import { historyOf, type State } from "../renames/history.ts";
import { type Kind, kinds, type Outcome, outcomesOf } from "../renames/outcomes.ts";
import type { Row } from "../table.ts";

const corpora = process.env.SCHEMALOG_CORPORA ?? resolve(import.meta.dirname, "../../../shared/corpora");

/** How many files lie between two states: those of one request, and those between two that were long apart. */
const steps = [1, 5, 20, 80];

/** What is wanted, in percent. */
const wanted: Record<Kind, { recall: number; precision: number }> = {
  table: { recall: 85, precision: 98 },
  column: { recall: 60, precision: 98 },
  view: { recall: 0, precision: 98 },
  other: { recall: 0, precision: 98 },
};

/** What evidence alone finds of the renames in real histories: two states are compared by nothing but what they are, and ids tell. */
export const renames: Bench = async ({ suites, list, progress }) => {
  const outcomes: Outcome[] = [];
  for (const root of [join(corpora, "postgres"), ...suites.map((dir) => resolve(dir))]) {
    for (const folder of migrationFolders(root)) {
      progress(`the history of ${folder}`);
      outcomes.push(...outcomesIn(await historyOf(root, folder, progress), folder));
    }
  }
  if (list) for (const line of listed(outcomes)) console.log(line);
  return kinds.flatMap((kind) =>
    rowsOf(
      kind,
      outcomes.filter((one) => one.kind === kind),
    ),
  );
};

/** Windows overlap, so that a rename is seen among others each time. */
function outcomesIn(states: State[], folder: string): Outcome[] {
  const whole = states.length - 1;
  return [...steps.filter((step) => step < whole), whole].flatMap((step) => {
    const stride = Math.max(1, Math.floor(step / 5));
    const starts = Array.from({ length: Math.ceil((states.length - step) / stride) }, (_, index) => index * stride);
    return starts.flatMap((start) => {
      const [before, after] = [states[start], states[start + step]];
      if (!before || !after) return [];
      return outcomesOf(before, after, {
        steps: step === whole ? "first to last" : `${step}`,
        folder,
        file: after.file,
      });
    });
  });
}

/** By the distance of the states, then all in halves: by one of them the proofs were chosen, the other was left out. */
function rowsOf(kind: Kind, outcomes: Outcome[]): Row[] {
  if (outcomes.length === 0) return [];
  const bySteps = [...Map.groupBy(outcomes, (one) => one.steps)].map(([step, some]) =>
    row(`${kind}: ${step}${step === "1" ? " file" : step === "first to last" ? "" : " files"}`, some),
  );
  const { recall, precision } = wanted[kind];
  return [
    ...bySteps,
    row(
      `${kind}: half of them`,
      outcomes.filter((one) => !isHeldOut(one)),
    ),
    row(`${kind}: the other half`, outcomes.filter(isHeldOut)),
    row(`${kind}: all`, outcomes, { recall, precision }),
  ];
}

const isHeldOut = ({ folder, object }: Outcome) =>
  (createHash("sha1")
    .update(folder + object)
    .digest()[0] ?? 0) %
    2 ===
  1;

function row(what: string, outcomes: Outcome[], limit?: { recall: number; precision: number }): Row {
  const truth = outcomes.filter(({ is }) => is).length;
  const found = outcomes.filter(({ found }) => found).length;
  const right = outcomes.filter(({ is, found }) => is && found).length;
  const share = (whole: number) => (whole === 0 ? 100 : (100 * right) / whole);
  const print = (whole: number) => (whole === 0 ? "-" : `${share(whole).toFixed(1)} %`);
  const isGood = limit === undefined || (share(truth) >= limit.recall && share(found) >= limit.precision);
  return {
    what,
    measured: `recall ${print(truth)}, precision ${print(found)}`,
    against: `${truth} renames, ${found} found, ${right} right`,
    ratio: "",
    limit: limit ? `recall ≥ ${limit.recall} %, precision ≥ ${limit.precision} %` : "",
    verdict: limit === undefined ? "" : isGood ? "ok" : "over",
  };
}

/** Each that was missed or is none, once, with where it was first seen so. */
function listed(outcomes: Outcome[]): string[] {
  const wrong = outcomes.filter(({ is, found }) => is !== found);
  return [...Map.groupBy(wrong, ({ is, words, folder }) => `${is ? "missed" : "false "}  ${words}  in ${folder}`)]
    .map(([what, all]) => `${what}, ${all.length} times, first over ${all[0]?.steps} to ${all[0]?.file}`)
    .sort();
}
