import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Action = {
  action: "create" | "update" | "delete";
  file_path: string;
  content?: string | undefined;
  encoding?: "text" | "base64" | undefined;
  last_commit_id?: string | undefined;
};
export type NewCommit = {
  branch: string;
  commit_message: string;
  actions: Action[];
  start_sha?: string | undefined;
};

/** What GitLab answers 400 with. */
export class Refused extends Error {}

/** A bare repository in this folder with these files on its branch `main`. */
export function initBare(dir: string, files: Record<string, string>): string {
  execFileSync("git", ["init", "-q", "--bare", "-b", "main", dir]);
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  const git = (args: string[], input = "") =>
    execFileSync("git", ["--git-dir", dir, ...identity, ...args], { encoding: "utf8", input }).trim();
  const root = git(["commit-tree", git(["mktree"]), "-m", "Begin"]);
  git(["update-ref", "refs/heads/main", root]);
  const actions = Object.entries(files).map(
    ([file_path, content]) => ({ action: "create", file_path, content }) as const,
  );
  return actions.length === 0
    ? root
    : gitlabRepository(dir).create({ branch: "main", commit_message: "Write a schema", actions });
}

/** A bare repository, read and written as GitLab's API does it. */
export function gitlabRepository(dir: string) {
  const git = (args: string[], input?: string | Buffer, env: Record<string, string> = {}) =>
    execFileSync("git", ["--git-dir", dir, ...args], {
      encoding: "utf8",
      input: input ?? "",
      stdio: ["pipe", "pipe", "ignore"],
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: "schemalog",
        GIT_AUTHOR_EMAIL: "project_42_bot@noreply.gitlab.example.com",
        GIT_COMMITTER_NAME: "GitLab",
        GIT_COMMITTER_EMAIL: "noreply@gitlab.example.com",
        ...env,
      },
    }).trimEnd();
  const quiet = (args: string[]) => {
    try {
      return git(args) || undefined;
    } catch {
      return undefined;
    }
  };

  const head = (branch: string) => quiet(["rev-parse", "--verify", "-q", `refs/heads/${branch}^{commit}`]);
  const has = (at: string, path: string) => quiet(["cat-file", "-t", `${at}:${path}`]) === "blob";
  const lastCommit = (at: string, path: string) =>
    has(at, path) ? quiet(["rev-list", "-1", at, "--", `:(literal,top)${path}`]) : undefined;

  return {
    head,
    lastCommit,
    commit(id: string) {
      const [message = "", parents = ""] = git(["show", "-s", "--format=%B%x00%P", id]).split("\0");
      return { id, message: message.trimEnd(), parent_ids: parents.split(" ").filter(Boolean) };
    },
    content: (at: string, path: string) => execFileSync("git", ["--git-dir", dir, "show", `${at}:${path}`]).toString(),
    files: (at: string) => new Set(git(["ls-tree", "-r", "-z", "--name-only", at]).split("\0")),
    tree(at: string, path: string) {
      const folder = path === "" ? at : `${at}:${path}`;
      const text = quiet(["ls-tree", "-z", folder]);
      return text
        ?.split("\0")
        .filter(Boolean)
        .map((line) => {
          const [, type = "", id = "", name = ""] = /^\d+ (\w+) ([0-9a-f]+)\t([\s\S]*)$/.exec(line) ?? [];
          return { id, name, type, path: path === "" ? name : `${path}/${name}` };
        });
    },
    has,
    mergeBase: (one: string, other: string) => quiet(["merge-base", one, other]),
    compare: (from: string, to: string) =>
      git(["diff", "--name-only", "--no-renames", "-z", from, to])
        .split("\0")
        .filter(Boolean)
        .map((path) => ({ old_path: path, new_path: path })),
    setBranch: (branch: string, id: string) => git(["update-ref", `refs/heads/${branch}`, id]),
    deleteBranch: (branch: string) => git(["update-ref", "-d", `refs/heads/${branch}`]),
    /** lib/gitlab files services: Files::MultiService and Commits::CreateService of GitLab. */
    create({ branch, commit_message, actions, start_sha }: NewCommit): string {
      const old = head(branch);
      if (old && start_sha !== undefined) {
        throw new Refused(`A branch called '${branch}' already exists. Switch to that branch in order to make changes`);
      }
      const parent = old ?? start_sha;
      if (parent === undefined) throw new Refused("You can only create or edit files when you are on a branch");
      const known = this.files(parent);
      const scratch = mkdtempSync(join(tmpdir(), "gitlab-"));
      const env = { GIT_INDEX_FILE: join(scratch, "index") };
      try {
        git(["read-tree", parent], "", env);
        const lines: string[] = [];
        const blobs: { name: string; path: string }[] = [];
        for (const { action, file_path: path, content = "", encoding, last_commit_id } of actions) {
          const there = known.has(path);
          if (action === "create" && there) throw new Refused("A file with this name already exists");
          if (action !== "create" && !there) throw new Refused("A file with this name doesn't exist");
          if (action !== "create" && old && last_commit_id !== undefined && lastCommit(old, path) !== last_commit_id) {
            throw new Refused(`The file has changed since you started editing it: ${path}`);
          }
          if (action === "delete") {
            lines.push(`0 ${"0".repeat(40)}\t${path}`);
            continue;
          }
          const name = join(scratch, String(blobs.length));
          writeFileSync(name, Buffer.from(content, encoding === "base64" ? "base64" : "utf8"));
          blobs.push({ name, path });
        }
        const ids = git(
          ["hash-object", "-w", "--no-filters", "--stdin-paths"],
          blobs.map(({ name }) => `${name}\n`).join(""),
        );
        blobs.forEach(({ path }, index) => void lines.push(`100644 ${ids.split("\n")[index]}\t${path}`));
        git(["update-index", "-z", "--index-info"], lines.map((line) => `${line}\0`).join(""), env);
        const commit = git(["commit-tree", git(["write-tree"], "", env), "-p", parent, "-F", "-"], commit_message);
        git(["update-ref", `refs/heads/${branch}`, commit, old ?? "0".repeat(40)]);
        return commit;
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    },
  };
}
export type GitlabRepository = ReturnType<typeof gitlabRepository>;
