import { hostNames } from "../core/hosts/registry.ts";
import type { CommandSpec, Option } from "./command.ts";

const port: Option = {
  flags: "--port <port>",
  description: "port for the site; if it is in use, the next free one",
  default: "4321",
};

const host: Option = {
  flags: "--host <host>",
  description: "CI system it runs in (default: detected from the environment); `local` only prints what would be done",
  choices: [...hostNames, "local"],
};
const mode: Option = {
  flags: "--mode <mode>",
  description: "whether out-of-date files fail the run (`check`) or are committed to the branch (`commit`)",
  choices: ["check", "commit"],
};
const failOn: Option = {
  flags: "--fail-on <severity>",
  description: "fail when a finding has this severity or worse; `any`: on any change",
  choices: ["breaking", "risky", "safe", "any", "never"],
};

/** What the commands of two words are about. */
export const groups: Record<string, string> = { site: "Build, serve or preview the site of this workspace" };

/** All commands, in the order of --help. Adding one is a file of its own and an entry here. */
export const commands: CommandSpec[] = [
  {
    name: "crawl",
    summary: "Read databases into snapshot files",
    arguments: [["[connections...]", "names of connections, or URLs (default: all connections in schemalog.yml)"]],
    options: [
      {
        flags: "--check",
        description: "write nothing; show how the snapshot differs from the database, and exit with 1",
      },
      {
        flags: "--commit",
        description: "write snapshot, change file and docs as `schemalog record` does, and commit them",
      },
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
    name: "record",
    summary: "Write the files that CI asks for: snapshot, docs, and one change file for the branch",
    arguments: [["[connections...]", "names of connections, or URLs (default: all connections in schemalog.yml)"]],
    options: [
      {
        flags: "--base <branch>",
        description: "branch that this one is to be merged into (default: the remote's default branch)",
      },
    ],
    examples: ["schemalog record", "schemalog record shop", "schemalog record --base release"],
    load: () => import("./record.ts"),
  },
  {
    name: "init",
    summary: "Inspect the repository, then write schemalog.yml and the CI workflow",
    arguments: [
      ["[source]", "a folder or file of migrations, a URL or env:NAME (default: search the repository for migrations)"],
    ],
    options: [
      { flags: "--yes", description: "write without asking" },
      { flags: "--no-workflow", description: "write only schemalog.yml, nothing for CI" },
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
    summary: "Compare two schemas and judge what changed",
    arguments: [
      ["<from>", "a Git revision, connection, connection@revision, snapshot folder, URL, env:NAME or migrations:<dir>"],
      ["[to]", "the same (default: the snapshot in the working tree)"],
    ],
    options: [
      {
        flags: "--format <format>",
        description: "output format",
        default: "terminal",
        choices: ["terminal", "markdown", "json", "comment", "sarif", "gitlab", "github", "junit", "mermaid"],
      },
      {
        flags: "--fail-on <severity>",
        description: "exit with 1 when a finding has this severity or worse; `any`: on any change",
        choices: ["breaking", "risky", "safe", "any", "never"],
      },
      { flags: "--connection <name>", description: "connection whose snapshots and settings to use" },
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
    arguments: [["[connections...]", "names of connections (default: all)"]],
    options: [{ flags: "--check", description: "write nothing; list the files that are out of date, and exit with 1" }],
    examples: ["schemalog docs", "schemalog docs shop --check"],
    load: () => import("./docs.ts"),
  },
  {
    name: "mock",
    summary: "Print rows for every table that keep all of its constraints, as SQL to load",
    arguments: [["[connection]", "name of a connection (default: the only one)"]],
    options: [
      { flags: "--rows <n>", description: "rows for each table; fewer where its keys have no room", default: "10" },
      { flags: "--seed <text>", description: "another text gives other rows, the same one the same", default: "1" },
      { flags: "--now <date>", description: "the date that rows take for today", default: "2026-01-01" },
    ],
    examples: ["schemalog mock shop | psql shop_test", "schemalog mock shop --rows 1000 --seed demo > rows.sql"],
    load: () => import("./mock.ts"),
  },
  {
    name: "site build",
    summary: "Write the site of this workspace as static files",
    arguments: [],
    options: [{ flags: "--out <dir>", description: "output folder (default: site.out in schemalog.yml)" }],
    examples: ["schemalog site build", "schemalog site build --out public"],
    load: () => import("./site.ts").then(({ build: run }) => ({ run })),
  },
  {
    name: "site dev",
    summary: "Serve the site and update it while you work",
    arguments: [],
    options: [port],
    examples: ["schemalog site dev --port 8080"],
    load: () => import("./site.ts").then(({ dev: run }) => ({ run })),
  },
  {
    name: "site preview",
    summary: "Serve the site that `site build` wrote",
    arguments: [],
    options: [{ flags: "--out <dir>", description: "folder the site was written to" }, port],
    examples: ["schemalog site preview"],
    load: () => import("./site.ts").then(({ preview: run }) => ({ run })),
  },
  {
    name: "demo",
    summary: "Show everything on a fictional shop, with nothing to set up",
    arguments: [],
    options: [
      {
        flags: "--out <dir>",
        description: "new or empty folder for the demo's repository (default: a temporary one)",
      },
      { flags: "--no-serve", description: "build the site, but do not serve it" },
      port,
    ],
    examples: ["schemalog demo", "schemalog demo --out /tmp/shop --no-serve"],
    load: () => import("./demo.ts"),
  },
  {
    name: "ci",
    summary: "Judge a pull or merge request and report to its host, as the GitHub Action and the GitLab component do",
    arguments: [["[connections...]", "names of connections (default: all)"]],
    options: [
      host,
      {
        flags: "--event <event>",
        description: "event to run for, if the CI system does not say (local and manual runs)",
        choices: ["request", "push", "schedule"],
      },
      {
        flags: "--base <branch>",
        description: "branch to compare with in a local run (default: the remote's default branch)",
      },
      mode,
      failOn,
      { flags: "--no-comment", description: "write no comment" },
      { flags: "--timings", description: "print how long each step took" },
    ],
    examples: ["schemalog ci --host local", "schemalog ci --host local --base release --timings", "schemalog ci shop"],
    load: () => import("./ci.ts"),
  },
  {
    name: "ci plan",
    summary: "Print a job matrix as JSON, with one job for each connection",
    arguments: [["[connections...]", "names of connections (default: all)"]],
    options: [],
    examples: ["schemalog ci plan"],
    load: () => import("./ci.ts").then(({ plan: run }) => ({ run })),
  },
  {
    name: "ci report",
    summary: "Combine the reports of other jobs into one comment and one check",
    arguments: [
      ["[dir]", "folder that holds their schemalog-report/ folders (default: schemalog-report)"],
      ["[connections...]", "names of connections that must have a report"],
    ],
    options: [host, mode, failOn],
    examples: ["schemalog ci report reports", "schemalog ci report reports shop billing"],
    load: () => import("./ci.ts").then(({ report: run }) => ({ run })),
  },
  {
    name: "history",
    summary: "Show who changed an object, when and in which pull request",
    arguments: [
      ["<object>", "schema.name, or just the name if it is unambiguous; f(integer) for one of several routines"],
    ],
    options: [
      { flags: "--connection <name>", description: "connection whose snapshots to use" },
      { flags: "--limit <n>", description: "show only the newest n commits" },
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
    summary: "Show who added each column of a table, and who changed it last",
    arguments: [["<table>", "schema.name, or just the name if it is unambiguous"]],
    options: [{ flags: "--connection <name>", description: "connection whose snapshots to use" }],
    examples: ["schemalog blame orders", "schemalog blame shop.orders --json"],
    load: () => import("./blame.ts"),
  },
];
