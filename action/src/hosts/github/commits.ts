import { z } from "zod";
import { BranchMoved, type CommitRequest } from "../host.ts";
import { portions } from "../portions.ts";
import { type Api, GithubError } from "./api.ts";

/** Well below what GitHub takes in a request; what is larger becomes several commits. */
const room = { bytes: 10_000_000, files: 1000 };

/** https://docs.github.com/graphql/reference/mutations#createcommitonbranch */
const mutation = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid url } }
}`;
const answer = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid: z.string(), url: z.string() }) }) });

/** The head of a branch, undefined without it: https://docs.github.com/rest/git/refs#get-a-reference */
export async function headOf(api: Api, branch: string): Promise<string | undefined> {
  try {
    const { object } = await api.ask("GET /git/ref/{ref}", z.object({ object: z.object({ sha: z.string() }) }), {
      ref: `heads/${branch}`,
    });
    return object.sha;
  } catch (error) {
    if (error instanceof GithubError && error.status === 404) return undefined;
    throw error;
  }
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
    await api.ask("POST /git/refs", z.unknown(), { ref: `refs/heads/${branch}`, sha: parent });
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
    const { createCommitOnBranch } = await api.graphql(mutation, answer, { input });
    const { oid, url } = createCommitOnBranch.commit;
    return { id: oid, url };
  } catch (error) {
    if (!(error instanceof GithubError) || !/STALE_DATA|expected branch to point to/i.test(error.reason)) throw error;
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
  const found = await api.ask("GET /commits/{ref}", commit, { ref: head });
  const isOurs = found.parents[0]?.sha === parent && found.commit.message.trim() === message.trim();
  return isOurs ? { id: found.sha, url: found.html_url } : undefined;
}

/** GitHub lists no more: https://docs.github.com/rest/commits/commits#compare-two-commits */
const mostCompared = 300;

/** Paths that differ between two commits; undefined where GitHub does not list all. */
export async function changedBetween(api: Api, from: string, to: string): Promise<string[] | undefined> {
  const file = z.object({ filename: z.string(), previous_filename: z.string().optional() });
  const { files = [] } = await api.ask("GET /compare/{basehead}", z.object({ files: z.array(file).optional() }), {
    basehead: `${from}...${to}`,
  });
  if (files.length >= mostCompared) return undefined;
  return files.flatMap(({ filename, previous_filename }) =>
    previous_filename === undefined ? [filename] : [filename, previous_filename],
  );
}
