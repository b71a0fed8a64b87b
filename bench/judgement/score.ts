import type { Row } from "../table.ts";

/** One case of a suite: whether its rule ought to object, and whether ours did; undefined where it could not be judged. `excused`: why it is no measure where both differ. */
export type Outcome = { rule: string; expected: boolean; told: boolean | undefined; excused?: string | undefined };

/** What the issue asks for, in percent. */
const wanted = 95;

/** A row for each rule, the worst first, one for all, and one for each reason why cases in which both differ are left out of these. */
export function scores(suite: string, outcomes: Outcome[]): Row[] {
  const isLeftOut = ({ expected, told, excused }: Outcome) =>
    excused !== undefined && told !== undefined && told !== expected;
  const counted = outcomes.filter((one) => !isLeftOut(one));
  const rules = [...Map.groupBy(counted, ({ rule }) => rule)].map(([rule, list]) => row(`${suite}: ${rule}`, list));
  rules.sort((a, b) => Number(a.ratio.slice(0, -2)) - Number(b.ratio.slice(0, -2)) || a.what.localeCompare(b.what));
  const all = row(`${suite}: all`, counted);
  const isGood = all.ratio !== "" && Number(all.ratio.slice(0, -2)) >= wanted;
  const reasons = [...Map.groupBy(outcomes.filter(isLeftOut), ({ excused }) => excused)].map(
    ([reason = "", list]): Row => ({
      what: `${suite}: ${list.length} left out`,
      measured: `${list.filter(({ expected }) => expected).length} missed, ${list.filter(({ told }) => told).length} only ours`,
      ...{ against: reason, ratio: "", limit: "", verdict: "" },
    }),
  );
  if (reasons.length > 0) reasons.push(row(`${suite}: all, with those left out`, outcomes));
  return [...rules, ...reasons, { ...all, limit: `≥ ${wanted} %`, verdict: isGood ? "ok" : "over" }];
}

/** Recall and precision; the ratio is the worse of both. */
function row(what: string, outcomes: Outcome[]): Row {
  const count = (expected: boolean, told: boolean | undefined) =>
    outcomes.filter((one) => one.expected === expected && one.told === told).length;
  const [hits, misses, alarms] = [count(true, true), count(true, false), count(false, true)];
  const left = outcomes.filter(({ told }) => told === undefined).length;
  const share = (part: number, whole: number) => (whole === 0 ? undefined : Math.round((100 * part) / whole));
  const recall = share(hits, hits + misses);
  const precision = share(hits, hits + alarms);
  const worse = Math.min(...[recall, alarms > 0 ? (precision ?? 0) : precision].filter((value) => value !== undefined));
  const print = (name: string, value: number | undefined, part: number, whole: number) =>
    `${name} ${value === undefined ? "-" : `${value} %`} (${part} of ${whole})`;
  return {
    what,
    measured: print("recall", recall, hits, hits + misses),
    against: print("precision", precision, hits, hits + alarms) + (left === 0 ? "" : `, ${left} not judged`),
    ratio: Number.isFinite(worse) ? `${worse} %` : "",
    limit: "",
    verdict: "",
  };
}
