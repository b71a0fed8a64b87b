import type { Toy } from "./toy.ts";

export const key: Toy = {
  section: "Add a key to schemalog.yml",
  files: {},
  additions: {
    "generator/src/workspace/config.ts": [
      [
        '        .describe("How long a catalog query may wait for a lock: milliseconds, or with a unit (30s, 2min)."),',
        '\n      toy: words("teddy").optional().describe("A toy."),',
      ],
    ],
    "generator/src/workspace/workspace.ts": [
      ["\n  lockTimeout: number;", "\n  toy?: string | undefined;"],
      ['\n    lockTimeout: given["lock-timeout"],', "\n    toy: given.toy,"],
    ],
    "generator/src/workspace/trusted.ts": [['const ofTheBase = ["url"', ', "toy"']],
    "generator/test/cases/config/whole/schemalog.yml": [["\n    lock-timeout: 500", "\n    toy: teddy"]],
    "generator/test/cases/config/whole/config.json": [['\n      "lock-timeout": 500', ',\n      "toy": "teddy"']],
    "generator/test/cases/config/unknown-keys/errors.txt": [["statement-timeout, lock-timeout", ", toy"]],
  },
  proof: {
    command: "npm run -s schemas && npx vitest run --project generator generator/test/workspace",
    prints: /^[1-9]\d* passed, 0 failed/m,
  },
};
