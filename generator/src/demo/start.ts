import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { shownName } from "../core/masking/index.ts";
import { SchemalogError } from "../errors.ts";
import { packageFile } from "../package-file.ts";
import { commitPaths, initRepository } from "../store/git/index.ts";
import type { Demo } from "./steps.ts";

/** Files of the first commit beside its settings, by their names in the template: npm packs no file that is called .gitignore. */
const firstFiles = {
  "README.md": "README.md",
  gitignore: ".gitignore",
  gitattributes: ".gitattributes",
};
const settings = "schemalog.yml";
const hour = 3_600_000;

/** An empty folder for the demo: `out`, made where it is not there, or a temporary one. Throws SchemalogError (2). */
export function demoFolder(out: string | undefined, cwd: string): string {
  if (out === undefined) return mkdtempSync(join(tmpdir(), "schemalog-demo-"));
  const dir = resolve(cwd, out);
  try {
    mkdirSync(dir, { recursive: true });
    if (readdirSync(dir).length === 0) return dir;
  } catch (cause) {
    throw new SchemalogError(
      `${shownName(out)} can't be used as the demo's folder${cause instanceof Error && "code" in cause ? ` (${cause.code})` : ""}`,
      {
        exitCode: 2,
        hint: "Choose another folder, or leave out --out to use a temporary one.",
        cause,
      },
    );
  }
  throw new SchemalogError(`${shownName(out)} is not empty, and the demo does not overwrite anything`, {
    exitCode: 2,
    hint: "Choose a new folder, or leave out --out to use a temporary one.",
  });
}

/** A repository in `dir` whose first commit, on the day before the first step, has all that the demo begins with. */
export async function startRepository(
  dir: string,
  template: string,
  { config, steps }: Pick<Demo, "config" | "steps">,
): Promise<void> {
  const [first] = steps;
  if (!first) throw new Error("the demo has no step");
  await initRepository(dir);
  for (const [from, to] of Object.entries(firstFiles)) copyFileSync(join(template, from), join(dir, to));
  writeFileSync(join(dir, settings), config);
  await commitPaths(dir, {
    paths: [settings, ...Object.values(firstFiles)],
    message: "Keep the structure of the databases in Git",
    author: first.author,
    date: new Date(first.date.getTime() - 24 * hour),
  });
}

/**
 * Makes `npx schemalog` work in `dir` with this very package and Node. Returns how to call it there: by its path on systems
 * without symbolic links.
 */
export function linkCommand(dir: string): string {
  const program = packageFile("bin/schemalog.js");
  const bin = join(dir, "node_modules/.bin");
  try {
    mkdirSync(bin, { recursive: true });
    symlinkSync(program, join(bin, "schemalog"));
    symlinkSync(process.execPath, join(bin, "node"));
    return "npx schemalog";
  } catch {
    return existsSync(program) ? `node ${program}` : "schemalog";
  }
}
