import { hostNames, hosts } from "../core/hosts/registry.ts";
import { SchemalogError } from "../errors.ts";
import type { RecordBase } from "../record/record.ts";
import {
  currentBranch,
  headOf,
  isRebasing,
  mergeBase,
  mergeHead,
  remoteDefaultBranch,
  resolveCommit,
} from "../store/git/index.ts";

/**
 * Where the branch that is checked out began: the commit that a request of it is compared with. The branch that it goes to is
 * the one that is `asked` for, or that a CI system names, or the default branch, on which HEAD itself is. Throws SchemalogError (2).
 */
export async function recordBase(
  repository: string,
  env: Record<string, string | undefined>,
  asked?: string,
): Promise<RecordBase> {
  const head = await headOf(repository);
  if (head === undefined) return { revision: undefined, isDefault: true };
  const named = asked ?? hostNames.map((name) => env[hosts[name].variables.base]).find((value) => value);
  const target = named ?? (await defaultBranch(repository));
  const branch = await currentBranch(repository);
  if (target === undefined || (named === undefined && branch === target)) return { revision: head, isDefault: true };
  const merged = await mergeHead(repository);
  const revision = await mergeBase(repository, await tipOf(repository, target), "HEAD", ...(merged ? [merged] : []));
  const isOnTarget = branch === undefined && revision === head && !(await isRebasing(repository));
  return { revision, isDefault: named === undefined && isOnTarget };
}

/** As the remote says, else as it is called where nobody says anything; undefined where there is no such branch. */
async function defaultBranch(repository: string): Promise<string | undefined> {
  const said = await remoteDefaultBranch(repository);
  if (said !== undefined) return said;
  for (const name of ["main", "master"]) if (await tip(repository, name)) return name;
  return undefined;
}

/** A branch as the remote has it, where it does, for a person's own may lag behind; or any revision. */
const tipOf = async (repository: string, name: string): Promise<string> =>
  (await tip(repository, name)) ?? resolveCommit(repository, name);

async function tip(repository: string, branch: string): Promise<string | undefined> {
  for (const place of ["remotes/origin", "heads"]) {
    try {
      return await resolveCommit(repository, `refs/${place}/${branch}`);
    } catch (error) {
      if (!(error instanceof SchemalogError)) throw error;
    }
  }
  return undefined;
}
