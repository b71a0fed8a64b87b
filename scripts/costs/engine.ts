import { readFileSync } from "node:fs";
import type { Toy } from "./toy.ts";

/** The toy of the tests, as if it stood where engines stand. */
const toy = (name: string, to: string) =>
  readFileSync(`generator/test/support/${name}.ts`, "utf8").replaceAll("../../src/", to);

export const engine: Toy = {
  section: "Add an engine",
  files: {
    "generator/src/core/dialects/sqlite/index.ts": toy("toy-dialect", "../../../"),
    "generator/src/engines/sqlite/index.ts": toy("toy-engine", "../../"),
  },
  additions: {
    "generator/src/core/dialects/registry.ts": [
      ['import { postgres } from "./postgres/index.ts";', '\nimport { toyDialect } from "./sqlite/index.ts";'],
      ["= [postgres", ", toyDialect"],
    ],
    "generator/src/engines/registry.ts": [
      ['import { postgres } from "./postgres/index.ts";', '\nimport { toyEngine } from "./sqlite/index.ts";'],
      ["= [postgres", ", toyEngine"],
    ],
    "generator/test/cases/config/wrong-values/errors.txt": [["`engine`: write one of: postgres", ", sqlite"]],
  },
  proof: {
    command: `dir=$(mktemp -d)
      node -e 'new (require("node:sqlite").DatabaseSync)(process.argv[1]).exec("CREATE TABLE orders (id INTEGER)")' $dir/toy.db
      node generator/src/cli.ts crawl sqlite://$dir/toy.db --cwd $dir && ls $dir/schema-snapshots/*/snapshot/main/tables`,
    prints: /^orders\.json$/m,
  },
};
