import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { shownName } from "../core/masking/index.ts";
import { nearest } from "../core/names/nearest.ts";
import type { ScanLimits } from "../engines/scan-limits.ts";
import type { ShadowLimits } from "../engines/shadow-limits.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { strangeStagings } from "../store/runs/lock.ts";
import { type Config, type ConnectionConfig, config as configSchema, connectionConfig } from "./config.ts";
import { inside, isThere, outside, repositoryOf, shownPath } from "./files/index.ts";
import { parseConfig } from "./parse.ts";

export const configFileName = "schemalog.yml";
const snapshotsFolder = "schema-snapshots";

/** A database of the workspace: its settings and its folders (absolute; they need not be there yet). */
export type Connection = {
  name: string;
  /** Absolute: nothing outside of it is read or written for the connection. The repository, else the workspace. */
  boundary: string;
  /** `env:NAME`, or a URL without a password; see resolveSecret(). */
  url?: string | undefined;
  engine?: string | undefined;
  /** Absolute path of the folder or file of migrations. */
  migrations?: string | undefined;
  platform?: string | undefined;
  shadow?: string | undefined;
  /** Whether the role of the shadow server may have rights beyond its databases. */
  shadowSuperuser: boolean;
  /** Whether these are settings of a work tree on a person's machine; see shadowOf(). */
  isOnOwnMachine?: true | undefined;
  skipExtensions: string[];
  placeholders?: Record<string, string> | undefined;
  serverVersion?: string | undefined;
  limits: ShadowLimits;
  scan?: ScanLimits | undefined;
  owners: boolean;
  include: string[];
  exclude: string[];
  /** Milliseconds. */
  statementTimeout: number;
  lockTimeout: number;
  dir: string;
  snapshotDir: string;
  changesDir: string;
  docsDir: string;
  annotationsDir: string;
};

export type Workspace = {
  /** Absolute: the folder of schemalog.yml, or the one that schema-snapshots/ is or will be in. */
  root: string;
  /** The Git repository around it, where there is one. */
  repository?: string | undefined;
  /** Absolute; absent where the workspace does without. */
  configFile?: string | undefined;
  config: Config;
  /** Texts of docs.templates by name, where they are not those of the work tree. */
  templates?: Record<string, string> | undefined;
  /** In the order of their names. */
  connections: Connection[];
};

/**
 * The workspace that `cwd` is in: that of the nearest schemalog.yml upwards (not beyond the repository), or of `config`.
 * Without one, the connections are the folders below schema-snapshots/. Throws SchemalogError (2) for a mistake in the
 * file, and with `required` when there is none. `warn` hears of what is in its folders and not trusted.
 */
export async function openWorkspace(
  { cwd, config, warn }: { cwd: string; config?: string | undefined; warn?: ((warning: Warning) => void) | undefined },
  { required = false }: { required?: boolean | undefined } = {},
): Promise<Workspace> {
  const configFile = configFileOf({ cwd, config });
  if (configFile === undefined) {
    if (required) {
      throw new SchemalogError(`no ${configFileName} in ${cwd} or above it`, {
        exitCode: 2,
        hint: `Create one with: schemalog init. If it was deleted, restore it: git restore ${configFileName}`,
      });
    }
    return checked(withoutConfig(cwd), configFileName, warn);
  }
  const shown = shownName(relative(cwd, configFile) || basename(configFile));
  const root = dirname(configFile);
  const repository = repositoryOf(root);
  checkFile(configFile, repository ?? root, shown);
  const parsed = parseConfig(read(configFile, shown), shown);
  const named = Object.entries(parsed.connections).map(([name, settings]) => connectionOf(root, name, settings));
  checkNames(named, shown);
  return checked({ root, repository, configFile, config: parsed, connections: byName(named) }, shown, warn);
}

/** Where the schemalog.yml is that a run in `cwd` uses, absolute; undefined where there is none. */
export const configFileOf = ({ cwd, config }: { cwd: string; config?: string | undefined }): string | undefined =>
  config === undefined ? upwards(cwd, configFileName) : resolve(cwd, config);

/** What stands in the text of a schemalog.yml in the folder `root`, called `shown`. Throws SchemalogError (2), as parseConfig(). */
export function readConfig(text: string, { root, repository, shown }: Record<"root" | "repository" | "shown", string>) {
  const config = parseConfig(text, shown);
  checkPaths({ config, root, repository }, shown);
  return config;
}

/** A connection of the workspace at `root`, with its folders: the one place that knows where things are. */
export function connectionOf(root: string, name: string, settings?: ConnectionConfig): Connection {
  const { migrations, ...given } = settings ?? connectionConfig.parse({});
  const dir = join(root, snapshotsFolder, name);
  return {
    name,
    boundary: repositoryOf(root) ?? root,
    url: given.url,
    engine: given.engine,
    migrations: migrations === undefined ? undefined : resolve(root, migrations),
    platform: given.platform,
    shadow: given.shadow,
    shadowSuperuser: given["shadow-superuser"] === "allow",
    skipExtensions: given["skip-extensions"],
    placeholders: given.placeholders,
    serverVersion: given["server-version"],
    limits: given.limits,
    scan: scanOf(given.scan),
    owners: given.owners,
    include: given.include,
    exclude: given.exclude,
    statementTimeout: given["statement-timeout"],
    lockTimeout: given["lock-timeout"],
    dir,
    snapshotDir: join(dir, "snapshot"),
    changesDir: join(dir, "changes"),
    docsDir: join(dir, "docs"),
    annotationsDir: join(dir, "annotations"),
  };
}

const scanOf = (given: ConnectionConfig["scan"]): ScanLimits | undefined =>
  given === "none" ? { upTo: 0, readUnits: 0 } : given && { upTo: given["up-to"], readUnits: given["read-units"] };

/** The connections of these names, all without any. Throws SchemalogError (2) for an unknown name or when there are none. */
export function chooseConnections(workspace: Workspace, names: string[] = []): Connection[] {
  const known = workspace.connections.map((connection) => connection.name);
  if (known.length === 0) {
    throw new SchemalogError("this workspace has no connections", {
      exitCode: 2,
      hint: workspace.configFile
        ? `Add one below \`connections:\` in ${configFileName}, as in \`shop: { url: env:SHOP_DATABASE_URL }\`.`
        : "Create a schemalog.yml with: schemalog init",
    });
  }
  if (names.length === 0) return workspace.connections;
  return [...new Set(names)].map((name) => {
    const found = workspace.connections.find((connection) => connection.name === name);
    if (found) return found;
    const near = nearest(name, known);
    throw new SchemalogError(`there is no connection \`${shownName(name)}\``, {
      exitCode: 2,
      hint: near ? `Did you mean \`${near}\`?` : `There are: ${known.join(", ")}.`,
    });
  });
}

function withoutConfig(cwd: string): Workspace {
  const snapshots = upwards(cwd, snapshotsFolder) ?? join(resolve(cwd), snapshotsFolder);
  const root = dirname(snapshots);
  const repository = repositoryOf(root);
  checkFile(snapshots, repository ?? root, snapshotsFolder);
  const names = existsSync(snapshots)
    ? readdirSync(snapshots, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
        .map((entry) => entry.name)
    : [];
  const connections = byName(names.map((name) => connectionOf(root, name)));
  return { root, repository, config: configSchema.parse({}), connections };
}

const byName = (connections: Connection[]) =>
  connections.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** The nearest `name` in `cwd` or above it, up to the root of the repository. A link that leads nowhere is there, too. */
function upwards(cwd: string, name: string): string | undefined {
  for (let at = resolve(cwd); ; at = dirname(at)) {
    if (isThere(join(at, name))) return join(at, name);
    if (existsSync(join(at, ".git")) || at === dirname(at)) return undefined;
  }
}

function read(file: string, shown: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new SchemalogError(`${shown}: ${missing ? "there is no such file" : "the file can't be read"}`, {
      exitCode: 2,
      hint: missing
        ? "Leave out --config to use the nearest schemalog.yml, or write one with: schemalog init"
        : undefined,
      cause,
    });
  }
}

/** Throws SchemalogError (2) when a file or folder that was looked for is elsewhere by a link. */
function checkFile(path: string, boundary: string, shown: string) {
  const why = outside(boundary, path);
  if (why === undefined) return;
  throw new SchemalogError(`${shown}: the path ${why}`, { exitCode: 2, hint: "Put the file or folder itself there." });
}

function checkPaths(
  { config, root, repository = root }: Pick<Workspace, "config" | "root" | "repository">,
  file: string,
) {
  const paths: [string, string | undefined][] = [
    ["docs.templates", config.docs.templates],
    ["site.logo", config.site.logo],
    ["site.pages", config.site.pages],
    ["site.out", config.site.out],
    ...Object.entries(config.connections).map(([name, { migrations }]): [string, string | undefined] => [
      `connections.${name}.migrations`,
      migrations,
    ]),
  ];
  for (const [key, path] of paths) if (path !== undefined) inside(repository, root, path, `${file}: ${key}`);
}

/** Two names that are one folder where case does not matter. */
function checkNames(connections: Connection[], file: string) {
  const seen = new Map<string, string>();
  for (const { name } of connections) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      throw new SchemalogError(
        `${file}: the connections \`${other}\` and \`${name}\` are the same folder on some systems`,
        {
          exitCode: 2,
          hint: "Rename one of them.",
        },
      );
    }
    seen.set(name.toLowerCase(), name);
  }
}

function checked(workspace: Workspace, file: string, warn: (warning: Warning) => void = () => undefined): Workspace {
  checkPaths(workspace, file);
  for (const connection of workspace.connections) {
    checkFolders(connection, workspace);
    for (const path of strangeStagings(connection.snapshotDir)) {
      warn({
        object: relative(workspace.root, path),
        message: "looks like the remains of an interrupted run, but no run on this machine created it: it is ignored",
        remedy: "Find out where it comes from (git log), then delete it.",
      });
    }
  }
  return workspace;
}

/** Throws SchemalogError (2) when a folder of the connection is elsewhere by a symbolic link, or has a name that hides something. */
export function checkFolders({ boundary, ...folders }: Connection, { root }: Workspace): void {
  const { dir, snapshotDir, changesDir, docsDir, annotationsDir } = folders;
  for (const folder of [dir, snapshotDir, changesDir, docsDir, annotationsDir]) {
    const path = relative(root, folder);
    inside(boundary, root, path, `folder ${shownPath(path)} of the connection`);
  }
}
