import { writeFileSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { stringify } from "yaml";
import { configFileName, openWorkspace, parseConfig, passwordIn, repositoryOf, schemaUrl } from "../config/index.ts";
import { engineOf } from "../engines/index.ts";
import { SchemalogError } from "../errors.ts";
import { findMigrations, readMigrations } from "../migrations/index.ts";
import type { Run } from "./command.ts";

type Planned = { name: string; settings: Record<string, string>; why: string };

/** Writes schemalog.yml after looking at the repository, or for the URL or migrations given; never over one. */
export const run: Run = async ({ args: [source], options }, { cwd, json, print }) => {
  const file = resolve(cwd, configFileName);
  const { configFile } = await openWorkspace({ cwd });
  if (configFile !== undefined) {
    print(
      json
        ? JSON.stringify({ file: configFile, written: false })
        : `${relative(cwd, configFile) || configFile} is there already and stays as it is. Next: schemalog crawl`,
    );
    return 0;
  }
  const planned = source === undefined ? lookAround(cwd) : [fromArgument(source, cwd)];
  const connections = Object.fromEntries(planned.map(({ name, settings }) => [name, settings]));
  const text = `# yaml-language-server: $schema=${schemaUrl}\n${stringify({ connections })}`;
  parseConfig(text, configFileName);
  const write = options.dryRun !== true;
  if (write) writeFileSync(file, text, { flag: "wx" });
  const variable = planned.map(({ settings: { url } }) => /^env:(.*)/.exec(url ?? "")?.[1]).find((name) => name);
  const next = `${variable === undefined ? "" : `export ${variable}='…' && `}schemalog crawl`;
  if (json) print(JSON.stringify({ file, written: write, connections, next }));
  else {
    const lines = planned.map(({ name, why }) => `  ${name}: ${why}`);
    print(`${write ? "Wrote" : "Would write"} ${configFileName}:\n${lines.join("\n")}\nNext: ${next}`);
  }
  return 0;
};

function lookAround(cwd: string): Planned[] {
  const found = findMigrations(cwd);
  if (found.length === 0) {
    throw new SchemalogError(`no SQL migrations were found below ${cwd}`, {
      exitCode: 2,
      hint: "Name what there is: schemalog init <folder with migrations>, schemalog init env:DATABASE_URL, or schemalog init <url>.",
    });
  }
  const planned: Planned[] = [];
  for (const { path, tool, scripts } of found) {
    const name = unused(nameOfPath(path, cwd), planned);
    planned.push({ name, settings: { migrations: path }, why: `${path} (${tool}, ${count(scripts)})` });
  }
  return planned;
}

function fromArgument(source: string, cwd: string): Planned {
  if (source.startsWith("env:"))
    return { name: "database", settings: { url: source }, why: `the database at ${source}` };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return fromUrl(source);
  const path = relative(cwd, resolve(cwd, source)).replaceAll("\\", "/") || ".";
  const { tool, scripts } = readMigrations(resolve(cwd, source), source);
  const why = `${path} (${tool}, ${count(scripts.length)})`;
  return { name: nameOfPath(path, cwd), settings: { migrations: path }, why };
}

/** A user's name may be known to all, a password not: then the URL goes into the environment. */
function fromUrl(url: string): Planned {
  engineOf(url);
  const [, database] = /^[^:]+:\/\/[^/?#]*\/([^/?#]+)/.exec(url.replace(/^(.*:\/\/).*@/s, "$1")) ?? [];
  const name = folderName(database ?? "");
  if (!passwordIn(url)) return { name, settings: { url }, why: "the database at the URL" };
  const why = "the database at the URL; it has a password, so put it into the environment variable DATABASE_URL";
  return { name, settings: { url: "env:DATABASE_URL" }, why };
}

const count = (scripts: number) => `${scripts} ${scripts === 1 ? "script" : "scripts"}`;
const general =
  /^(\.|src|main|resources|db|database|databases|sql|schema|prisma|drizzle|supabase|migrations?|migrate|structure\.sql|server|backend|internal|apps?|packages|services|lib|pkg|shared|versioned)$/i;

/** The last folder of a path that says something: `services/billing/db/migrations` is `billing`; else the repository. */
function nameOfPath(path: string, cwd: string): string {
  const said = path.split("/").findLast((part) => part !== ".." && !general.test(part));
  return folderName(said?.replace(/\.sql$/i, "") ?? basename(repositoryOf(cwd) ?? resolve(cwd)));
}

function folderName(words: string): string {
  const name = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" ? "database" : name.slice(0, 60);
}

function unused(name: string, taken: Planned[]): string {
  const names = [name, ...taken.map((_, index) => `${name}-${index + 2}`)];
  return names.find((one) => !taken.some((other) => other.name === one)) ?? name;
}
