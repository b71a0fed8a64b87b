import { readFileSync } from "node:fs";
import type { Toy } from "./toy.ts";

const local = (name: string) => readFileSync(`action/src/hosts/local/${name}.ts`, "utf8");

export const host: Toy = {
  section: "Add a host",
  files: {
    "generator/src/core/hosts/toyforge.ts": `import type { GitHost } from "./host.ts";

export const toyforge: GitHost = {
  title: "Toyforge",
  servers: /toyforge/i,
  reads: ".toyforge.yml",
  pipeline: { path: ".toyforge.yml", template: "toyforge/schemalog.yml", isShared: false },
  variables: { actor: "TOYFORGE_USER", run: "TOYFORGE_RUN", base: "TOYFORGE_BASE" },
  requests: { sign: "#", subjects: [/\\(#(\\d+)\\)$/], bodies: [] },
  links: (repository) => ({
    commit: (id) => \`\${repository}/c/\${id}\`,
    request: (name) => \`\${repository}/r/\${name}\`,
    file: (commit, path) => \`\${repository}/f/\${commit}/\${path}\`,
  }),
};
`,
    "templates/ci/toyforge/schemalog.yml": "run: schemalog ci\n",
    "action/src/hosts/toyforge/host.ts": local("host"),
    "action/src/hosts/toyforge/job.ts": local("job"),
  },
  additions: {
    "generator/src/core/hosts/registry.ts": [
      ['import type { GitHost } from "./host.ts";', '\nimport { toyforge } from "./toyforge.ts";'],
      ["\n  github,", "\n  toyforge,"],
    ],
    "action/src/hosts/index.ts": [
      [
        '(await import("./github/job.ts")).githubActions },',
        '\n  toyforge: { variable: "TOYFORGE", load: async () => (await import("./toyforge/job.ts")).local },',
      ],
    ],
  },
  proof: {
    command: `dir=$(mktemp -d)
      git init -q $dir && git -C $dir remote add origin https://toyforge.example.com/acme/shop
      mkdir $dir/db && echo "CREATE TABLE orders (id int);" > $dir/db/1.sql
      node generator/src/cli.ts init db --yes --cwd $dir && cat $dir/.toyforge.yml`,
    prints: /^run: schemalog ci$/m,
  },
};
