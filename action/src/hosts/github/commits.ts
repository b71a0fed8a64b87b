import { z } from "zod";
import { portions, type Room, sentBytes } from "../batches.ts";
import { BranchMoved, type CommitRequest, type FileChange } from "../host.ts";
import { HostError, parsed, unlessGone } from "../host-error.ts";
import type { Api } from "./api.ts";

/** Well below what GitHub takes in a request; what is larger becomes several commits. */
const room: Room<FileChange> = { items: 1000, bytes: { most: 10_000_000, of: sentBytes } };

/** https://docs.github.com/graphql/reference/mutations#createcommitonbranch */
const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } }
}`;
const answer = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid: z.string(), url: z.string() }) }) });

/** The head of a branch, undefined without it: https://docs.github.com/rest/git/refs#get-a-reference */
export async function headOf({ rest, at }: Api, branch: string): Promise<string | undefined> {
  const found = await unlessGone(rest.git.getRef({ ...at, ref: `heads/${branch}` }));
  return found && parsed("the branch", z.object({ object: z.object({ sha: z.string() }) }), found.data).object.sha;
}

/**
 * Commits on top of `parent`, signed by GitHub, as several commits where one would be too large. The branch is made where
 * it is not there. Throws BranchMoved when its head is another.
 */
export async function commitFiles(
  api: Api,
  repository: string,
  request: CommitRequest,
): Promise<{ id: string; url: string }> {
  const { branch, parent, files } = request;
  if ((await headOf(api, branch)) === undefined) {
    await api.rest.git.createRef({ ...api.at, ref: `refs/heads/${branch}`, sha: parent });
  }
  let made = { id: parent, url: "" };
  for (const portion of portions(files, room)) {
    made = await commitPortion(api, repository, { ...request, parent: made.id, files: portion });
  }
  return made;
}

async function commitPortion(api: Api, repository: string, { branch, parent, message, files }: CommitRequest) {
  const [headline = "", ...body] = message.split("\n");
  const input = {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    message: { headline, body: body.join("\n").trim() },
    expectedHeadOid: parent,
    fileChanges: {
      additions: files.flatMap(({ path, content }) =>
        content === undefined ? [] : [{ path, contents: Buffer.from(content).toString("base64") }],
      ),
      deletions: files.flatMap(({ path, content }) => (content === undefined ? [{ path }] : [])),
    },
  };
  try {
    const { createCommitOnBranch } = parsed("the commit", answer, await api.graphql(mutation, { input }));
    const { oid, url } = createCommitOnBranch.commit;
    return { id: oid, url };
  } catch (error) {
    if (!(error instanceof HostError) || !/STALE_DATA|expected branch to point to/i.test(error.reason)) throw error;
    // A try whose answer was lost on the way may have been this very commit.
    return (await lostCommit(api, branch, parent, message)) ?? Promise.reject(new BranchMoved());
  }
}

const commit = z.object({
  sha: z.string(),
  html_url: z.string(),
  commit: z.object({ message: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
});

async function lostCommit(api: Api, branch: string, parent: string, message: string) {
  const head = await headOf(api, branch);
  if (head === undefined || head === parent) return undefined;
  const { data } = await api.rest.repos.getCommit({ ...api.at, ref: head });
  const found = parsed("the commit", commit, data);
  const isOurs = found.parents[0]?.sha === parent && found.commit.message.trim() === message.trim();
  return isOurs ? { id: found.sha, url: found.html_url } : undefined;
}

/** GitHub lists no more: https://docs.github.com/rest/commits/commits#compare-two-commits */
const mostCompared = 300;

/** Paths that differ between two commits; undefined where GitHub does not list all. */
export async function changedBetween({ rest, at }: Api, from: string, to: string): Promise<string[] | undefined> {
  const file = z.object({ filename: z.string(), previous_filename: z.string().optional() });
  const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${from}...${to}` });
  const { files = [] } = parsed("the comparison", z.object({ files: z.array(file).optional() }), data);
  if (files.length >= mostCompared) return undefined;
  return files.flatMap(({ filename, previous_filename }) =>
    previous_filename === undefined ? [filename] : [filename, previous_filename],
  );
}
