import type { Toy } from "./toy.ts";

export const output: Toy = {
  section: "Add an output",
  files: {
    "generator/src/core/formats/toy/index.ts": `import type { Report } from "../../model/report.ts";

/** How many changes there are. */
export const renderToy = ({ connections }: Report): string =>
  \`toy: \${connections.flatMap(({ changeSet }) => changeSet?.changes ?? []).length} changes\\n\`;
`,
  },
  additions: {
    "generator/src/commands/diff.ts": [
      [
        'import { renderTerminal } from "../core/formats/terminal/index.ts";',
        '\nimport { renderToy } from "../core/formats/toy/index.ts";',
      ],
      [
        "  sarif: (compared, { workspace }) => renderSarif(reportOf(compared, workspace)),",
        "\n  toy: (compared, { workspace }) => renderToy(reportOf(compared, workspace)),",
      ],
    ],
    "generator/src/commands/index.ts": [['"junit", "mermaid"', ', "toy"']],
  },
  proof: { command: "node generator/src/cli.ts diff demo demo --format toy", prints: /^toy: 0 changes$/m },
};
