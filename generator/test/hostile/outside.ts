import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { folder, git, write } from "../support/cli.ts";

/** What stands in every file outside of the repository, and nowhere else. */
export const canary = "canary-7f3e";

/** Files of every kind that something looks for, one folder above the repository. */
const secrets = {
  "secret.md": `# ${canary}\n`,
  "orders.md": `---\ndescription: ${canary}\n---\n`,
  "secret.txt": `${canary}\n`,
  "secret.sql": `CREATE TABLE "${canary}" (id int);\n`,
  "9.sql": `CREATE TABLE "${canary}" (id int);\n`,
  "secret.json": `{ "${canary}": "${canary}" }\n`,
  "secret.liquid": `${canary}\n`,
  "report.json": JSON.stringify({ workspace: canary, connections: [{ name: canary, warnings: [], stale: [canary] }] }),
  "secret.svg": `<svg xmlns="http://www.w3.org/2000/svg"><title>${canary}</title></svg>\n`,
  "secret.yml": `connections: { ${canary}: { url: env:X } }\n`,
  ".env.example": `${canary.replace("-", "_").toUpperCase()}_URL=postgres://localhost/x\n`,
};
const folders = ["", "public/", "public/tables/", "meta/"];
const outsideFiles = Object.fromEntries(
  folders.flatMap((below) => Object.entries(secrets).map(([name, text]) => [`outside/${below}${name}`, text])),
);

export type Place = {
  /** The repository: a folder with `.git`, which holds what a clone's does. */
  repo: string;
  /** A folder beside it, with files of all kinds. */
  outside: string;
  /** Puts a link at a path below the repository. */
  link(path: string, target: string): void;
  /** Whether all that is outside of the repository, and in `.git`, is as it was. */
  check(): void;
};

/** A repository with these files, and a folder beside it that nothing may read or change. Git runs only in a `real` one. */
export function place(files: Record<string, string> = {}, { real = false } = {}): Place {
  const base = folder(outsideFiles);
  const repo = join(base, "repo");
  mkdirSync(join(repo, ".git/hooks"), { recursive: true });
  write(repo, files);
  if (real) {
    git(repo, "init", "-q", "-b", "main");
    git(repo, "remote", "add", "origin", "git@github.com:acme/shop.git");
  }
  write(repo, { ".git/config": `${real ? readFileSync(join(repo, ".git/config"), "utf8") : ""}# ${canary}\n` });
  const before = stateOf(base);
  return {
    repo,
    outside: join(base, "outside"),
    link(path, target) {
      mkdirSync(dirname(join(repo, path)), { recursive: true });
      symlinkSync(target, join(repo, path));
    },
    check: () => expect(stateOf(base)).toEqual(before),
  };
}

/** All outside of the repository's work tree: path → hash, or where a link leads. */
function stateOf(base: string): Record<string, string> {
  const state: Record<string, string> = {};
  const walk = (dir: string) => {
    for (const name of readdirSync(join(base, dir))) {
      const path = join(dir, name);
      if (dir === "repo" && name !== ".git") continue;
      const found = lstatSync(join(base, path));
      if (found.isDirectory()) walk(path);
      state[path] = found.isSymbolicLink()
        ? `→ ${readlinkSync(join(base, path))}`
        : found.isFile()
          ? createHash("sha256")
              .update(readFileSync(join(base, path)))
              .digest("hex")
          : "folder";
    }
  };
  walk("");
  return state;
}

/** Every text below the repository's work tree but `.env`, its links not followed, as one: what a run wrote is in it. */
export function written({ repo }: Place): string {
  const walk = (dir: string): string[] =>
    readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      const path = join(dir, entry.name);
      if (entry.name === ".git" || entry.name === ".env") return [];
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [path, readFileSync(path, "utf8")] : [path];
    });
  return walk(repo).join("\n");
}
