import { isSql, type SourceFile, type Tool } from "./tool.ts";
import { lineOf, misses, passesOver } from "./trouble.ts";

const journal = "sqitch.plan";

/**
 * Sqitch (sqitchtutorial, sqitchchanges): `deploy/<change>.sql` in the order of `sqitch.plan`. A change that was reworked
 * stands in the plan again; what it was before is `deploy/<change>@<tag>.sql`, of the first tag between the two whose file is
 * there (lib/App/Sqitch/Plan/Change.pm, _path_segments).
 */
export const sqitch: Tool = {
  name: "Sqitch",
  journal,
  knows: (files) => files.some(isPlan),
  // sqitchtutorial, Status, Revert, Log, Repeat: psql runs a script; its template says BEGIN and COMMIT.
  transaction: () => "none",
  leavesOut: (path) => /^(revert|verify)\//.test(path),
  choose: (files) => changesIn(files).flatMap(({ script }) => script ?? []),
  troubles(files, chosen) {
    const plan = files.find(isPlan);
    return [
      ...changesIn(files)
        .filter(({ script }) => script === undefined)
        .map(({ name, wanted }) =>
          misses({
            ...{ path: journal, line: lineOf(plan?.text ?? "", `\n${name} `) + 1 },
            why: `names the change ${name}, but ${wanted} is not there`,
            does: "Sqitch ends with an error when it comes to it",
            instead: "Restore the file, or take the change out of the plan.",
          }),
        ),
      ...files
        .filter((file) => isSql(file) && file.path.startsWith("deploy/") && !chosen.includes(file))
        .filter(({ path }) => !path.includes("@"))
        .map(({ path }) =>
          passesOver({
            ...{ path, why: `is not in ${journal}` },
            does: "Sqitch deploys what its plan lists, so it never runs this file",
            instead: "Add it with sqitch add, or delete it.",
          }),
        ),
    ];
  },
};

/** The changes of the plan, each with its script, or the path at which there is none. */
function changesIn(files: SourceFile[]): { name: string; wanted: string; script: SourceFile | undefined }[] {
  const plan = files.find(isPlan)?.text ?? "";
  const entries = plan.split("\n").flatMap((line) => /^\s*([^\s%#[]\S*)/.exec(line)?.[1] ?? []);
  return entries.flatMap((name, index) => {
    if (name.startsWith("@")) return [];
    const rest = entries.slice(index + 1);
    const tags = rest.slice(0, Math.max(0, rest.indexOf(name))).filter((entry) => entry.startsWith("@"));
    const paths = (tags.length === 0 ? [""] : tags).map((tag) => `deploy/${name}${tag}.sql`);
    const script = paths.flatMap((path) => files.find((file) => file.path === path) ?? [])[0];
    return [{ name, wanted: paths[0]!, script }];
  });
}

const isPlan = ({ path }: SourceFile) => path === journal;
