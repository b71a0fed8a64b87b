import type { CommandSpec } from "./command.ts";

/** All commands, in the order of --help. Adding one is a file of its own and an entry here. */
export const commands: CommandSpec[] = [
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
        choices: ["terminal", "markdown", "json"],
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
];
