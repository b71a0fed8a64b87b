import { isSql, type SourceFile, type Tool } from "./tool.ts";
import { lineOf, misses, passesOver, refuses } from "./trouble.ts";

const journal = "sqitch.plan";

/**
 * Sqitch (sqitchtutorial, sqitchchanges): `deploy/<change>.sql` in the order of `sqitch.plan`. A change that was reworked
 * stands in the plan again; what it was before is `deploy/<change>@<tag>.sql`, of the first tag between the two whose file is
 * there (lib/App/Sqitch/Plan/Change.pm, _path_segments).
 */
export const sqitch: Tool = {
  name: "Sqitch",
  calls: "change",
  journal,
  knows: (files) => files.some(isPlan),
  // sqitch-check: it compares the scripts' SHA-1 with those that were deployed; deploy does not. sqitchers/sqitch#269, #558: the id
  // of a change holds that of the one before it, so one that is put in between gives all behind it other ids.
  history: {
    edited: {
      severity: "risky",
      does: "`sqitch deploy` does not run it again, so databases that have it stay as they are, and `sqitch check` fails on them",
    },
    removed: { severity: "breaking", does: "`sqitch deploy` ends with an error in databases that have it" },
    early: {
      severity: "breaking",
      does: "`sqitch deploy` can't find that one in the plan any more where it is deployed, and ends with an error",
    },
  },
  // sqitchtutorial, Status, Revert, Log, Repeat: psql runs a script; its template says BEGIN and COMMIT.
  transaction: () => "none",
  leavesOut: (path) => /^(revert|verify)\//.test(path),
  choose: (files) => changesIn(files).flatMap(({ script }) => script ?? []),
  troubles(files, chosen) {
    const plan = files.find(isPlan);
    const changes = changesIn(files);
    return [
      // sqitchchanges: a change stands in a plan once, but for a tag between, which makes it a rework.
      ...duplicatesIn(files).map((name) =>
        refuses({
          ...{ path: journal, line: (plan?.text.split("\n").findLastIndex((line) => nameOn(line) === name) ?? 0) + 1 },
          why: `names the change ${name} twice, without a tag between`,
          does: "Sqitch takes no such plan, and deploys nothing",
          instead: "Give the new change another name; to change the old one, tag the plan and run sqitch rework.",
        }),
      ),
      ...changes
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
  const entries = entriesIn(files);
  return entries.flatMap((name, index) => {
    if (name.startsWith("@") || isTwice(entries, index)) return [];
    const rest = entries.slice(index + 1);
    const tags = rest.slice(0, Math.max(0, rest.indexOf(name))).filter((entry) => entry.startsWith("@"));
    const paths = (tags.length === 0 ? [""] : tags).map((tag) => `deploy/${name}${tag}.sql`);
    const script = paths.flatMap((path) => files.find((file) => file.path === path) ?? [])[0];
    return [{ name, wanted: paths[0]!, script }];
  });
}

/** Changes that the plan names again although no tag is between. */
const duplicatesIn = (files: SourceFile[]): string[] => {
  const entries = entriesIn(files);
  return entries.filter((name, index) => !name.startsWith("@") && isTwice(entries, index));
};

function isTwice(entries: string[], index: number): boolean {
  const before = entries.slice(0, index);
  const last = before.lastIndexOf(entries[index] ?? "");
  return last !== -1 && !before.slice(last).some((entry) => entry.startsWith("@"));
}

/** The changes and tags of the plan, in its order. */
const entriesIn = (files: SourceFile[]): string[] =>
  (files.find(isPlan)?.text ?? "").split("\n").flatMap((line) => nameOn(line) ?? []);

const nameOn = (line: string): string | undefined => /^\s*([^\s%#[]\S*)/.exec(line)?.[1];

const isPlan = ({ path }: SourceFile) => path === journal;
