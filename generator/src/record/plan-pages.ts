import { isSnapshotFile } from "../core/canonical/index.ts";
import type { DocsPlan } from "./docs-files.ts";
import { isOther } from "./generated-files.ts";
import type { PlannedFile } from "./plan.ts";

/** Files of one folder: path below it → text. */
type Files = Map<string, string>;

/** The pages that are not as they should be: those that a record writes, and those that wait for the default branch. */
type PagesPlan = { files: PlannedFile[]; waiting: PlannedFile[] };

/**
 * Whose pages belong to a record: of the objects whose snapshot file it adds, changes or removes; all, where it is the first.
 * What speaks of several objects (the index, and what neighbours say of each other) is brought up to date on the default
 * branch alone. So two branches that change different objects never write the same page.
 */
function ownPages(before: Files, after: Files): (page: string) => boolean {
  if (before.size === 0) return () => true;
  const paths = [...before.keys(), ...after.keys()].filter(isSnapshotFile);
  const changed = paths.filter((path) => isOther(after.get(path) ?? "", before.get(path) ?? ""));
  const own = new Set(changed.map((path) => path.replace(/\.json$/, ".md")));
  return (page) => own.has(page);
}

/**
 * Divides the pages of a plan for the docs that are `present`: own ones are written; what a branch has otherwise than its
 * base for no reason of its own is taken back; the rest waits.
 */
export function planPages(
  { files: wanted, plan }: Pick<DocsPlan, "files" | "plan">,
  present: Files,
  base: { docs: Files; snapshot: Files; isDefault: boolean },
  snapshot: Files,
): PagesPlan {
  const isOwn = ownPages(base.snapshot, snapshot);
  const result: PagesPlan = { files: [], waiting: [] };
  for (const page of [...plan.missing, ...plan.stale, ...plan.superfluous]) {
    const path = `docs/${page}`;
    const made = { path, content: wanted.get(page) };
    if (isOwn(page)) result.files.push(made);
    else if (base.isDefault || isAlike(present.get(page), base.docs.get(page))) result.waiting.push(made);
    else result.files.push({ path, content: base.docs.get(page) });
  }
  return result;
}

const isAlike = (here: string | undefined, there: string | undefined): boolean =>
  here === undefined || there === undefined ? here === there : !isOther(here, there);
