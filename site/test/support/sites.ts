import { execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { chromiumPath } from "../../../scripts/chromium.ts";

export const repositoryRoot = join(import.meta.dirname, "../../..");
const program = join(repositoryRoot, "generator/bin/schemalog.js");
const cases = join(import.meta.dirname, "../cases");

/** A site that is built and served. */
export type BuiltSite = { out: string; url: string; base: string };

declare module "vitest" {
  interface ProvidedContext {
    /** The demo's history and settings. */
    demoSite: BuiltSite;
    /** Hostile names and comments, below a path, with further pages and no history of Git. */
    hostileSite: BuiltSite;
    /** Where Chromium is, or what is missing. */
    chromium: { path?: string; missing?: string };
  }
}

/** Runs the command line as a user does; returns what it printed. */
export const schemalog = (args: string[], cwd: string): string =>
  execFileSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Builds and serves the sites of a test run, once and both at the same time: nothing else is done meanwhile. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "schemalog-sites-"));
  const demo = join(folder, "demo");
  const hostile = join(folder, "hostile");
  const run = (args: string[], cwd: string) => promisify(execFile)(process.execPath, [program, ...args], { cwd });
  const buildDemo = () => run(["demo", "--no-serve", "--out", demo], folder);
  const buildHostile = async () => {
    cpSync(join(cases, "hostile"), hostile, { recursive: true });
    await run(["crawl"], hostile);
    await run(["site", "build"], hostile);
  };
  await Promise.all([buildDemo(), buildHostile()]);

  const servers = await Promise.all([serve(demo), serve(hostile)]);
  project.provide("demoSite", { out: join(demo, "site-dist"), base: "/", url: servers[0]?.url ?? "" });
  project.provide("hostileSite", { out: join(hostile, "public"), base: "/db/docs/", url: servers[1]?.url ?? "" });
  project.provide(
    "chromium",
    chromiumPath ? { path: chromiumPath } : { missing: "no Chromium: sudo apt-get install chromium fonts-dejavu-core" },
  );
  return () => {
    for (const server of servers) server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** `site preview`, as soon as it says where it is. */
function serve(cwd: string): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [program, "site", "preview"], { cwd, stdio: ["ignore", "inherit", "pipe"] });
  let said = "";
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`site preview ended with ${code}: ${said}`)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const url = /The site is at (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve({ url, stop: () => child.kill() });
    });
  });
}

/** A workspace of one migration in a folder of its own, which is in `parent`. */
export function workspace(files: Record<string, string>, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, "schemalog-site-test-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
