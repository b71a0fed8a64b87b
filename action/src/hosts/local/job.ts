import { currentBranch, openWorkspace, remoteDefaultBranch, resolveCommit, SchemalogError } from "schemalog";
import type { Io } from "../../context.ts";
import type { Inputs } from "../../inputs.ts";
import type { Ci } from "../ci.ts";
import { printingHost } from "./host.ts";

/** A person's clone: nothing is sent anywhere, what would be is printed. Throws SchemalogError (2) outside of a clone. */
export async function local(inputs: Inputs, io: Io): Promise<Ci> {
  const { repository } = await openWorkspace({ cwd: inputs.workingDirectory, config: inputs.config });
  if (repository === undefined) {
    throw new SchemalogError(`${inputs.workingDirectory} is not in a Git repository`, {
      exitCode: 2,
      hint: "Run it in your clone.",
    });
  }
  const defaultBranch = (await remoteDefaultBranch(repository)) ?? "main";
  const base = inputs.base ?? defaultBranch;
  const event = inputs.event ?? "request";
  return {
    name: "local",
    event,
    branch: (await currentBranch(repository)) ?? "HEAD",
    defaultBranch,
    commit: await resolveCommit(repository, "HEAD"),
    request:
      event === "request"
        ? { number: 0, base, baseCommit: await baseCommit(repository, base), fork: false }
        : undefined,
    host: printingHost(io, (branch) => remoteHead(repository, branch)),
    async publish({ failed, markdown }) {
      // No check says why.
      if (failed && event === "schedule") io.print(`Its summary:\n\n${markdown}`);
      io.print(failed ? "The run would fail." : "The run would pass.");
    },
  };
}

/** A branch as the remote has it, where it does; a person's own may lag behind. */
const baseCommit = async (repository: string, base: string): Promise<string> =>
  (await remoteHead(repository, base)) ?? resolveCommit(repository, base);

async function remoteHead(repository: string, branch: string): Promise<string | undefined> {
  try {
    return await resolveCommit(repository, `refs/remotes/origin/${branch}`);
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    return undefined;
  }
}
