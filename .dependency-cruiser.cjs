/** The walls of the house: which room may use which. */
const core = "^generator/src/core/";

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "A cycle has no beginning to read from.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-is-pure",
      comment: "The core turns data into data: no file, process, clock or network.",
      severity: "error",
      from: { path: core },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer|util)$" },
    },
    {
      name: "core-loads-no-driver",
      comment: "Of packages, the core uses those that turn data into data.",
      severity: "error",
      from: { path: core },
      to: { dependencyTypes: ["npm"], pathNot: "(^|/)node_modules/(zod|yaml|liquidjs)/" },
    },
    {
      name: "core-knows-nothing-above-it",
      comment: "The rooms that read and write use the core, never the other way round.",
      severity: "error",
      from: { path: core },
      to: { path: "^generator/src/(?!core/|errors\\.ts$)" },
    },
    {
      name: "comparing-goes-through-review",
      comment: "core/review alone compares, so that no command forgets what people decided.",
      severity: "error",
      from: { path: "^(generator|action|site)/src/", pathNot: core },
      to: { path: "^generator/src/core/(diff|rules)/" },
    },
    {
      name: "few-start-processes",
      comment:
        "One caller of git, so that escaping and errors are right in one place; and one that starts the sandbox.",
      severity: "error",
      from: {
        pathNot:
          "^generator/src/store/git/|^generator/src/engines/postgres/shadow/embedded/|/test/|^scripts/|^bench/|^action/src/hosts/",
        path: "^(generator|action)/src/",
      },
      to: { path: "^(node:)?child_process$" },
    },
    {
      name: "engines-through-the-registry",
      comment: "Only engines/registry.ts names an engine's folder.",
      severity: "error",
      from: { path: "^generator/src/", pathNot: "^generator/src/engines/" },
      to: { path: "^generator/src/engines/[^/]+/" },
    },
    {
      name: "public-api-only",
      comment: "action and site import the generator by its public API.",
      severity: "error",
      from: { path: "^(action|site)/" },
      to: { path: "^generator/(src|dist)/(?!index\\.(ts|d\\.ts|js)$)" },
    },
    {
      name: "not-to-dev-dep",
      comment:
        "What is published needs no devDependency, neither its own nor one of the root (which its package.json does not know); tedious is all in the bundle.",
      severity: "error",
      from: { path: "^(generator|action|site)/src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg"], pathNot: "@types/|/tedious/" },
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(virtual|astro):" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "generator/dist"] },
    exclude: { path: "^action/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
