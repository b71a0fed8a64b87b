// Builds the package `schemalog`: few large modules, for a command line that starts quickly; the compiler adds the types.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "rolldown";
import { ascii } from "./ascii.ts";
import { buildInputs, builtFrom } from "./build-inputs.ts";
import { builtins } from "./builtins.ts";
import { bundled, notices } from "./bundled.ts";
import { besideTheBundle, notBundled } from "./generator-files.ts";
import { pinFolder } from "./pins.ts";
import { pruneTypes } from "./prune-types.ts";
import { withoutAzure } from "./without-azure.ts";

const dist = "generator/dist";
const { dependencies } = JSON.parse(readFileSync("generator/package.json", "utf8"));
// Each module more that is loaded costs half a millisecond: what all commands load is one, and what all load that open a
// workspace is another.
const start = new Set<string>();
const workspace = new Set<string>();
const shared: Plugin = {
  name: "shared",
  buildEnd() {
    const add = (id: string, known: Set<string>) => {
      if (known.has(id) || start.has(id)) return;
      known.add(id);
      for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported, known);
    };
    const source = join(import.meta.dirname, "../generator/src");
    add(join(source, "cli.ts"), start);
    add(join(source, "workspace/index.ts"), workspace);
    // It waits for what it loads, which must not wait for it.
    start.delete(join(source, "cli.ts"));
  },
};
mkdirSync(dist, { recursive: true });
await build({
  input: { cli: "generator/src/cli.ts", index: "generator/src/index.ts" },
  platform: "node",
  external: [...Object.keys(dependencies).filter((name) => !bundled.includes(name)), ...notBundled],
  plugins: [shared, builtins, withoutAzure, ascii, notices(dist)],
  resolve: { alias: { debug: join(import.meta.dirname, "no-debug.ts") } },
  // Nothing of ours does a thing by being imported: a command loads only what it calls, also through an index.ts.
  treeshake: { moduleSideEffects: [{ test: /generator\/src\//, sideEffects: false }] },
  output: {
    ...{ dir: dist, format: "esm", chunkFileNames: "[name]-[hash].js" },
    // A third less to read; names stay, for the traces in reports of bugs.
    minify: { mangle: false, compress: false },
    codeSplitting: {
      groups: [
        { name: "start", test: (id) => start.has(id) },
        { name: "workspace", test: (id) => workspace.has(id) },
      ],
    },
  },
  logLevel: "warn",
});
await besideTheBundle(dist);
const { SCHEMALOG_COMMIT: commit } = process.env;
if (commit) pinFolder(join(dist, "templates/ci"), commit);
pruneTypes(dist, "index.d.ts");
writeFileSync(builtFrom, buildInputs() ?? "");
