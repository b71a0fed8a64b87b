// Builds the package `schemalog`: few large modules, for a command line that starts quickly; the compiler adds the types.
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";

const dist = "generator/dist";
const { dependencies } = JSON.parse(readFileSync("generator/package.json", "utf8"));
// All other dependencies are loaded late and by few commands, or find files beside themselves.
const bundled = ["commander", "pg", "pg-connection-string", "yaml", "zod"];
await build({
  input: { cli: "generator/src/cli.ts", index: "generator/src/index.ts" },
  platform: "node",
  external: [
    ...Object.keys(dependencies).filter((name) => !bundled.includes(name)),
    /^@electric-sql\/pglite\//,
    "pg-native",
    "pg-cloudflare",
  ],
  output: { dir: dist, format: "esm", chunkFileNames: "[name]-[hash].js" },
  logLevel: "warn",
});
cpSync("templates", join(dist, "templates"), { recursive: true });
