import { isObjectFile } from "../core/canonical/index.ts";
import type { DocsPlan } from "./docs-files.ts";
import { isOther } from "./generated-files.ts";
import type { PlannedFile } from "./plan.ts";

/** Files of one folder: path below it → text. */
type Files = Map<string, string>;

/** Where the branch began; on the default branch, its head. */
type Base = { docs: Files; snapshot: Files; isDefault: boolean };

/** The pages that are not as they should be: those that a record writes, and those that wait for the default branch. */
type PagesPlan = { files: PlannedFile[]; waiting: PlannedFile[] };

/**
 * Whose pages belong to a record: of the objects that it adds, where there is no page yet; all, where it is the first. All other
 * pages tell of several objects, for each shows its neighbours, and are brought up to date on the default branch alone. So
 * what one branch writes is written by no other that changes other objects, nor by the default branch after one was merged.
 */
export function ownPages({ docs, snapshot: before }: Base, after: Files): (page: string) => boolean {
  if (before.size === 0) return () => true;
  const added = [...after.keys()].filter((path) => isObjectFile(path) && !before.has(path));
  const own = new Set(added.map((path) => path.replace(/\.json$/, ".md")).filter((page) => !docs.has(page)));
  return (page) => own.has(page);
}

/** Whether it matters to a record how a page should be: on a branch only if it is its own, or not as the base has it. */
export const pagesAsked =
  (base: Base, present: Files, isOwn: (page: string) => boolean) =>
  (page: string): boolean =>
    base.isDefault || isOwn(page) || !isAlike(present.get(page), base.docs.get(page));

/** Divides the pages that were asked for: own ones are written; what a branch has otherwise than its base is taken back. */
export function planPages(
  { files: wanted, plan }: Pick<DocsPlan, "files" | "plan">,
  base: Base,
  isOwn: (page: string) => boolean,
): PagesPlan {
  const result: PagesPlan = { files: [], waiting: [] };
  for (const page of [...plan.missing, ...plan.stale, ...plan.superfluous]) {
    const path = `docs/${page}`;
    const made = { path, content: wanted.get(page) };
    if (isOwn(page)) result.files.push(made);
    else if (base.isDefault) result.waiting.push(made);
    else result.files.push({ path, content: base.docs.get(page) });
  }
  return result;
}

const isAlike = (here: string | undefined, there: string | undefined): boolean =>
  here === undefined || there === undefined ? here === there : !isOther(here, there);
