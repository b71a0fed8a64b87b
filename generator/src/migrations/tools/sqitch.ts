import type { Tool } from "./tool.ts";

const journal = "sqitch.plan";

/**
 * Sqitch (sqitchtutorial, sqitchchanges): `deploy/<change>.sql` in the order of `sqitch.plan`. A change that was
 * reworked stands in the plan again; what it was before is `deploy/<change>@<tag>.sql`, of the first tag behind it.
 */
export const sqitch: Tool = {
  name: "Sqitch",
  journal,
  knows: (files) => files.some(isPlan),
  // sqitchtutorial, Status, Revert, Log, Repeat: psql runs a script; its template says BEGIN and COMMIT.
  transaction: () => "none",
  leavesOut: (path) => /^(revert|verify)\//.test(path),
  choose(files) {
    const plan = files.find(isPlan);
    if (!plan) return [];
    const entries = plan.text.split("\n").flatMap((line) => /^\s*([^\s%#[]\S*)/.exec(line)?.[1] ?? []);
    return entries.flatMap((name, index) => {
      if (name.startsWith("@")) return [];
      const rest = entries.slice(index + 1);
      const tag = rest.includes(name) ? (rest.find((entry) => entry.startsWith("@")) ?? "") : "";
      const wanted = `deploy/${name}${tag}.sql`;
      const script = files.find(({ path }) => path === wanted);
      if (!script) throw new Error(`sqitch.plan names the change ${name}, but ${wanted} is not there`);
      return [script];
    });
  },
};

const isPlan = ({ path }: { path: string }) => path === journal;
