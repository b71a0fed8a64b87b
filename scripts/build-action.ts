// Builds what action.yml starts: the action and all that it needs in one folder, so that a user's job installs nothing. A release has it in
// its commit (scripts/release.ts).
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";
import { ascii } from "./ascii.ts";
import { builtins } from "./builtins.ts";
import { notices } from "./bundled.ts";
import { besideTheBundle, notBundled } from "./generator-files.ts";
import { withoutAzure } from "./without-azure.ts";

const folder = "action/bundle";
const dist = join(folder, "dist");
rmSync(folder, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await build({
  input: { main: "action/src/main.ts" },
  platform: "node",
  external: notBundled,
  plugins: [builtins, withoutAzure, ascii, notices(dist)],
  resolve: {
    alias: {
      schemalog: join(import.meta.dirname, "../generator/src/index.ts"),
      debug: join(import.meta.dirname, "no-debug.ts"),
    },
  },
  treeshake: { moduleSideEffects: [{ test: /(generator|action)\/src\//, sideEffects: false }] },
  output: {
    ...{ dir: dist, format: "esm", chunkFileNames: "[name]-[hash].js" },
    minify: { mangle: false, compress: false },
  },
  logLevel: "warn",
});
await besideTheBundle(dist);
// Workflows that `init` writes are no business of a job, and name a release.
rmSync(join(dist, "templates/ci"), { recursive: true, force: true });
writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');

// What finds files beside itself: as it is, without what is there for compilers and debuggers.
for (const name of ["@electric-sql/pglite", "@electric-sql/pglite-pgvector"]) {
  const { license } = JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8"));
  if (license === undefined) throw new Error(`${name} says nothing of its licence`);
  cpSync(join("node_modules", name), join(folder, "node_modules", name), {
    recursive: true,
    filter: (path) => !/(\.map|\.cjs|\.d\.c?ts|\/src)$/.test(path),
  });
}
