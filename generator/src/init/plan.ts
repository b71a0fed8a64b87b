import { basename, relative, resolve } from "node:path";
import { shownUrl } from "../core/masking/index.ts";
import { engineOf } from "../engines/registry.ts";
import { type FoundCode, type FoundMigrations, lookAt, lookBelow } from "../migrations/index.ts";
import { named } from "../workspace/files/index.ts";
import { passwordIn, repositoryOf, variableOf } from "../workspace/index.ts";
import { databaseVariables, databaseWords } from "./variables.ts";

/** A connection that init proposes, and what it was found by. */
export type Planned = {
  name: string;
  settings: Record<string, string>;
  why: string;
  /** Extensions that the migrations create. */
  extensions: string[];
  /** Variable that seems to hold the URL of the live database: proposed, not used, for it may not be set. */
  variable?: string | undefined;
};

/** What a look around proposes, and what it found that can't be used: migrations for other engines, and in programs. */
export type Around = { planned: Planned[]; foreign: FoundMigrations[]; inCode: FoundCode[] };

/** The connections that a look around proposes: migrations, where there are none, variables that hold a URL, or none. */
export function lookAround(cwd: string): Around {
  const { found: all, inCode } = lookBelow(cwd);
  const foreign = all.filter((each) => each.foreign !== undefined);
  const found = all.filter((each) => each.foreign === undefined);
  const variables = databaseVariables(cwd);
  const planned: Planned[] = [];
  for (const one of found) {
    const { path, extensions } = one;
    const name = unused(nameOfPath(path, cwd), planned);
    const variable = found.length === 1 && variables.length === 1 ? variables[0]?.variable : undefined;
    planned.push({
      name,
      settings: settingsFor(one, path),
      why: whyOf(one, path),
      extensions,
      variable,
    });
  }
  if (planned.length > 0) return { planned, foreign, inCode };
  for (const { variable, file } of variables) {
    const name = unused(nameOfVariable(variable, cwd), planned);
    planned.push({
      name,
      settings: { url: `env:${variable}` },
      why: `the database in ${variable}, from ${file}`,
      extensions: [],
    });
  }
  return { planned, foreign, inCode };
}

/** The connection for what a person named: a folder or file of migrations, a URL, or env:NAME. */
export function fromArgument(source: string, cwd: string): Planned {
  if (variableOf(source) !== undefined) {
    return { name: "database", settings: { url: source }, why: `the database at ${source}`, extensions: [] };
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) return fromUrl(source);
  const path = relative(cwd, resolve(cwd, source)).replaceAll("\\", "/") || ".";
  const found = lookAt(named(cwd, source), source);
  const why = whyOf(found, path);
  return { name: nameOfPath(path, cwd), settings: settingsFor(found, path), why, extensions: found.extensions };
}

const whyOf = ({ words, platform }: FoundMigrations, path: string): string =>
  `${path} (${words})${platform ? `; platform: ${platform.name}, because ${platform.why}` : ""}`;

const settingsFor = ({ engine, platform }: FoundMigrations, path: string): Record<string, string> => ({
  ...(engine && { engine }),
  migrations: path,
  ...(engine && !engineOf(engine).isEmbedded && { shadow: "env:SHADOW_DATABASE_URL" }),
  ...(platform && { platform: platform.name }),
});

/** A user's name may be known to all, a password not: then the URL goes into the environment. */
function fromUrl(url: string): Planned {
  engineOf(url);
  const [, database] = /^[^:]+:\/\/[^/]*\/([^/]+)/.exec(shownUrl(url)) ?? [];
  const name = folderName(database ?? "");
  if (!passwordIn(url)) return { name, settings: { url }, why: "the database at the URL", extensions: [] };
  const why = "the database at the URL; it contains a password, so put it in the environment variable DATABASE_URL";
  return { name, settings: { url: "env:DATABASE_URL" }, why, extensions: [] };
}

const general =
  /^(\.|src|main|resources|db|database|databases|sql|schema|prisma|drizzle|supabase|migrations?|migrate|change-?logs?|(structure|schema)\.sql|server|backend|internal|infra|cdk\.out|models?|template|apps?|packages|services|lib|pkg|shared|versioned)$/i;

/** The last folder of a path that says something: `services/billing/db/migrations` is `billing`; else the repository. */
function nameOfPath(path: string, cwd: string): string {
  const said = path
    .split("/")
    .findLast((part) => part !== ".." && !general.test(part.replace(/\.(ya?ml|json|template)$/i, "")));
  return folderName(said?.replace(/\.(sql|ya?ml|json|template)$/i, "") ?? basename(repositoryOf(cwd) ?? resolve(cwd)));
}

/** `SHOP_DATABASE_URL` is `shop`; of `DATABASE_URL` the repository. */
function nameOfVariable(variable: string, cwd: string): string {
  const said = variable.replace(new RegExp(`_?(${databaseWords()})?_?(URL|URI|DSN)$`, "i"), "");
  return folderName(said === "" ? basename(repositoryOf(cwd) ?? resolve(cwd)) : said);
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
