import type { Toy } from "./toy.ts";

const before = "-- before\nCREATE TABLE orders (id bigint);\n\n-- then\n";

export const rule: Toy = {
  section: "Add a rule",
  files: {
    "generator/src/core/rules/tables/toy-added.ts": `import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const toyAdded: Rule = {
  code: "toy-added",
  title: "Toy added",
  does: "is added",
  judge: (changes) =>
    changesTo(changes, "added", "table")
      .filter(({ target }) => target.name === "toy")
      .map(({ target }) => verdict("safe", target, \`\${targetName(target)} is a toy.\`, "Put it away.", undefined)),
};
`,
    "generator/docs/rules/toy-added.md":
      "# Toy added\n\n`toy-added`, safe\n\n## Why it hurts\n\n## The safe way\n\n## Ignore it\n",
    "generator/test/cases/rules/toy-added/added.sql": `-- finds safe table public.toy\n\n${before}CREATE TABLE toy (id bigint);\n`,
    "generator/test/cases/rules/toy-added/another.sql": `-- finds nothing\n\n${before}CREATE TABLE book (id bigint);\n`,
  },
  additions: {
    "generator/src/core/rules/registry.ts": [
      [
        'import { tableRewritten } from "./tables/table-rewritten.ts";',
        '\nimport { toyAdded } from "./tables/toy-added.ts";',
      ],
      ["\n  tableRenamed,", "\n  toyAdded,"],
    ],
  },
  proof: {
    command: "UPDATE_GOLDEN=1 npx vitest run --project generator generator/test/rules/rules.test.ts -t toy-added",
    prints: /^[1-9]\d* passed, 0 failed/m,
  },
};
