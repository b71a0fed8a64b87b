// What a release does once its versions are on the main branch: publishes the packages, whose workflows name a commit that has the action as
// one folder. That commit is on no branch, only on the tags.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { publishable } from "./bundled.ts";

const run = (program: string, args: string[], env: Record<string, string> = {}) =>
  execFileSync(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();

run("node", ["scripts/build-action.ts"]);
const { version } = JSON.parse(readFileSync("generator/package.json", "utf8"));
git("switch", "--quiet", "--detach");
git("add", "--force", "action/bundle");
git("commit", "--quiet", "--message", `Bundle the action of v${version}`);
run("npm", ["run", "-s", "build"], { SCHEMALOG_COMMIT: git("rev-parse", "HEAD") });
const manifest = "generator/package.json";
writeFileSync(manifest, `${JSON.stringify(publishable(JSON.parse(readFileSync(manifest, "utf8"))), null, 2)}\n`);
// It gives the commit the tags of the packages.
run("npx", ["changeset", "publish"]);
