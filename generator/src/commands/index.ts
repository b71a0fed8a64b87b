import type { CommandSpec, Option } from "./command.ts";

const port: Option = {
  flags: "--port <port>",
  description: "port of the site; the next free one when it is in use",
  default: "4321",
};

const host: Option = {
  flags: "--host <host>",
  description: "where it runs, if not as the environment says; `local` only prints what would be done",
  choices: ["github", "gitlab", "local"],
};
const mode: Option = {
  flags: "--mode <mode>",
  description: "whether files that are not up to date fail the run, or are committed to the branch",
  choices: ["check", "commit"],
};
const failOn: Option = {
  flags: "--fail-on <severity>",
  description: "fail when a finding is as bad or worse, or on any change",
  choices: ["breaking", "risky", "safe", "any", "never"],
};

/** What the commands of two words are about. */
export const groups: Record<string, string> = { site: "Build, serve or show the site of this workspace" };

/** All commands, in the order of --help. Adding one is a file of its own and an entry here. */
export const commands: CommandSpec[] = [
  {
    name: "crawl",
    summary: "Read databases into snapshot files",
    arguments: [["[connections...]", "names of connections, or URLs; all of schemalog.yml without any"]],
    options: [
      {
        flags: "--check",
        description: "write nothing; show how the snapshot differs from the database, and exit with 1",
      },
      { flags: "--commit", description: "commit snapshot, change file and docs" },
    ],
    examples: [
      "schemalog crawl",
      "schemalog crawl shop --commit",
      "schemalog crawl --check",
      "schemalog crawl postgresql://reader@db.example.com/shop",
    ],
    load: () => import("./crawl.ts"),
  },
  {
    name: "init",
    summary: "Write schemalog.yml and the CI workflow after looking at the repository",
    arguments: [
      ["[source]", "a folder or file of migrations, a URL or env:NAME; without it, migrations are looked for"],
    ],
    options: [
      { flags: "--yes", description: "write without asking" },
      { flags: "--no-workflow", description: "write schemalog.yml alone, nothing for CI" },
      { flags: "--dry-run", description: "print what would be written" },
    ],
    examples: [
      "schemalog init",
      "schemalog init --yes",
      "schemalog init db/migrations",
      "schemalog init env:DATABASE_URL",
    ],
    load: () => import("./init.ts"),
  },
  {
    name: "diff",
    summary: "Compare two sides and judge what changed",
    arguments: [
      ["<from>", "a Git revision, connection, connection@revision, snapshot folder, URL, env:NAME or migrations:<dir>"],
      ["[to]", "the same; without it the snapshot in the work tree"],
    ],
    options: [
      {
        flags: "--format <format>",
        description: "how to print it",
        default: "terminal",
        choices: ["terminal", "markdown", "json", "comment", "sarif", "gitlab", "github", "junit", "mermaid"],
      },
      {
        flags: "--fail-on <severity>",
        description: "exit with 1 when a finding is as bad or worse, or on any change",
        choices: ["breaking", "risky", "safe", "any"],
      },
      { flags: "--connection <name>", description: "the connection whose snapshots and settings are meant" },
    ],
    examples: [
      "schemalog diff origin/main --fail-on breaking",
      "schemalog diff shop@v1.0 shop --format markdown",
      "schemalog diff migrations:db/migrations@origin/main migrations:db/migrations",
    ],
    load: () => import("./diff.ts"),
  },
  {
    name: "docs",
    summary: "Write Markdown docs from snapshots and annotations",
    arguments: [["[connections...]", "names of connections; all without any"]],
    options: [
      { flags: "--check", description: "write nothing; name the files that are not up to date, and exit with 1" },
    ],
    examples: ["schemalog docs", "schemalog docs shop --check"],
    load: () => import("./docs.ts"),
  },
  {
    name: "site build",
    summary: "Write the site of this workspace as static files",
    arguments: [],
    options: [{ flags: "--out <dir>", description: "folder to write to, instead of that of schemalog.yml" }],
    examples: ["schemalog site build", "schemalog site build --out public"],
    load: () => import("./site.ts").then(({ build: run }) => ({ run })),
  },
  {
    name: "site dev",
    summary: "Serve the site while the workspace is worked on",
    arguments: [],
    options: [port],
    examples: ["schemalog site dev --port 8080"],
    load: () => import("./site.ts").then(({ dev: run }) => ({ run })),
  },
  {
    name: "site preview",
    summary: "Serve the site that `site build` wrote",
    arguments: [],
    options: [{ flags: "--out <dir>", description: "folder that it was written to" }, port],
    examples: ["schemalog site preview"],
    load: () => import("./site.ts").then(({ preview: run }) => ({ run })),
  },
  {
    name: "demo",
    summary: "Show all of it on an imaginary shop, with nothing to set up",
    arguments: [],
    options: [
      {
        flags: "--out <dir>",
        description: "new or empty folder for the demo's repository, instead of a temporary one",
      },
      { flags: "--no-serve", description: "build the site, but do not serve it" },
      port,
    ],
    examples: ["schemalog demo", "schemalog demo --out /tmp/shop --no-serve"],
    load: () => import("./demo.ts"),
  },
  {
    name: "ci",
    summary: "Judge a change request and tell its host, as the GitHub Action and the GitLab component do",
    arguments: [["[connections...]", "names of connections; all without any"]],
    options: [
      host,
      {
        flags: "--event <event>",
        description: "what happened, where the CI system does not say it (local and manual runs)",
        choices: ["request", "push", "schedule"],
      },
      {
        flags: "--base <branch>",
        description: "branch to compare with in a local run; the remote's default one without",
      },
      mode,
      failOn,
      { flags: "--no-comment", description: "write no comment" },
      { flags: "--timings", description: "say where the time goes" },
    ],
    examples: ["schemalog ci --host local", "schemalog ci --host local --base release --timings", "schemalog ci shop"],
    load: () => import("./ci.ts"),
  },
  {
    name: "ci plan",
    summary: "Print the matrix of a fleet as JSON: a job for each connection",
    arguments: [["[connections...]", "names of connections; all without any"]],
    options: [],
    examples: ["schemalog ci plan"],
    load: () => import("./ci.ts").then(({ plan: run }) => ({ run })),
  },
  {
    name: "ci report",
    summary: "Join the reports of other jobs into one comment and one check",
    arguments: [
      ["[dir]", "folder with their schemalog-report/ folders; schemalog-report without it"],
      ["[connections...]", "names of connections that must be in one of them"],
    ],
    options: [host, mode, failOn],
    examples: ["schemalog ci report reports", "schemalog ci report reports shop billing"],
    load: () => import("./ci.ts").then(({ report: run }) => ({ run })),
  },
  {
    name: "history",
    summary: "Tell who changed an object, when and in which pull request",
    arguments: [["<object>", "schema.name, or name alone where it is clear; f(integer) for one of several routines"]],
    options: [
      { flags: "--connection <name>", description: "the connection whose snapshots are meant" },
      { flags: "--limit <n>", description: "the newest n commits only" },
    ],
    examples: [
      "schemalog history orders",
      "schemalog history shop.orders --limit 5",
      "schemalog history orders --json",
    ],
    load: () => import("./history.ts"),
  },
  {
    name: "blame",
    summary: "Tell who added each column of a table, and who changed it last",
    arguments: [["<table>", "schema.name, or name alone where it is clear"]],
    options: [{ flags: "--connection <name>", description: "the connection whose snapshots are meant" }],
    examples: ["schemalog blame orders", "schemalog blame shop.orders --json"],
    load: () => import("./blame.ts"),
  },
];
