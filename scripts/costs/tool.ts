import type { Toy } from "./toy.ts";

export const tool: Toy = {
  section: "Add a migration tool",
  files: {
    "generator/src/migrations/tools/toy.ts": `import { naturally } from "../order.ts";
import type { Tool } from "./tool.ts";

/** Runs what ends with .toy.sql, and keeps toy.lock. */
export const toy: Tool = {
  name: "Toy Migrate",
  journal: "toy.lock",
  knows: (files) => files.some(({ path }) => path === "toy.lock"),
  choose: (files) => files.filter(({ path }) => path.endsWith(".toy.sql")).sort((a, b) => naturally(a.path, b.path)),
};
`,
    "generator/test/cases/migrations/toy/files/toy.lock": "",
    "generator/test/cases/migrations/toy/files/1.toy.sql": "CREATE TABLE orders (id int);\n",
    "generator/test/cases/migrations/toy/files/2.sql": "not SQL\n",
  },
  additions: {
    "generator/src/migrations/tools/index.ts": [
      ['import { sqlMigrate } from "./sql-migrate.ts";', '\nimport { toy } from "./toy.ts";'],
      ["...[sqitch", ", toy"],
    ],
  },
  proof: {
    command: `dir=$(mktemp -d); cp -r generator/test/cases/migrations/toy/files $dir/db
      node generator/src/cli.ts init --yes --cwd $dir && node generator/src/cli.ts crawl --cwd $dir`,
    prints: /Toy Migrate[\s\S]*1 object/,
  },
};
