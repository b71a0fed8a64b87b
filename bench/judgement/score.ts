import type { Row } from "../table.ts";

/**
 * One case of a suite: whether its rule ought to object, and whether ours did; undefined where it could not be judged. `excused`: why
 * it is no measure where both differ; `hasNoWord`: why the other could not say what ours says, which is then neither right nor wrong.
 */
export type Outcome = {
  rule: string;
  expected: boolean;
  told: boolean | undefined;
  excused?: string | undefined;
  hasNoWord?: string | undefined;
};

/** What the issue asks for, in percent. */
const wanted = 95;

/** A row for each rule, the worst first, one for each reason why some are left out of these, and one for all. */
export function scores(suite: string, outcomes: Outcome[]): Row[] {
  const comparable = outcomes.filter(({ hasNoWord }) => hasNoWord === undefined);
  const isLeftOut = ({ expected, told, excused }: Outcome) =>
    excused !== undefined && told !== undefined && told !== expected;
  const counted = comparable.filter((one) => !isLeftOut(one));
  const leftOut = comparable.filter(isLeftOut);
  const rules = [...Map.groupBy(counted, ({ rule }) => rule)].map(([rule, list]) => row(`${suite}: ${rule}`, list));
  rules.sort((a, b) => Number(a.ratio.slice(0, -2)) - Number(b.ratio.slice(0, -2)) || a.what.localeCompare(b.what));
  const all = row(`${suite}: all`, counted);
  const isGood = all.ratio !== "" && Number(all.ratio.slice(0, -2)) >= wanted;
  return [
    ...rules,
    ...reasons(`${suite}: no word for it`, outcomes, "hasNoWord"),
    ...reasons(`${suite}: left out`, leftOut, "excused"),
    ...(leftOut.length > 0 ? [row(`${suite}: all, with those left out`, comparable)] : []),
    { ...all, limit: `≥ ${wanted} %`, verdict: isGood ? "ok" : "over" },
  ];
}

/** One row for each reason. */
const reasons = (what: string, outcomes: Outcome[], why: "excused" | "hasNoWord"): Row[] =>
  [...Map.groupBy(outcomes, (one) => one[why])].flatMap(([reason, list]) =>
    reason === undefined
      ? []
      : {
          what,
          measured: `${list.filter(({ expected }) => expected).length} missed, ${list.filter(({ expected }) => !expected).length} only ours`,
          ...{ against: reason, ratio: "", limit: "", verdict: "" },
        },
  );

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
