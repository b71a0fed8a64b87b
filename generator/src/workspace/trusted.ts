import { isDeepStrictEqual } from "node:util";
import { type Config, type ConnectionConfig, config as configSchema, connectionConfig } from "./config.ts";
import { type Connection, connectionOf, type Workspace } from "./workspace.ts";

/** A schemalog.yml as it is at the base of a request, and the folder that it is in (absolute). */
export type BaseConfig = { root: string; config: Config };

export type Trusted = {
  config: Config;
  connections: Connection[];
  /** Absolute paths of the migrations as the base has them, by connection. */
  migrationsAtBase: Map<string, string>;
  /** Connections that are at the base alone. */
  removed: Set<string>;
  /** Connections whose migrations the branch does not name any more. */
  unnamed: Set<string>;
  /** Connections whose files depend on what the branch changes: what they should be is known when it is merged. */
  reshaped: Set<string>;
  /** Keys that the branch changes and that take effect when it is merged: `connections.shop.url`, `fail-on`. */
  changed: string[];
  /** Keys of migrations that the branch moves, which takes effect at once: they are what is judged. */
  moved: string[];
};

/**
 * What leads elsewhere (a server, and a role's rights there), or says how long SQL of the branch may run or what reading may cost:
 * never a branch's to say, also where nothing was said before.
 */
const ofTheBase = ["url", "shadow", "shadow-superuser", "limits", "scan"] as const;
type Key = keyof ConnectionConfig;
/** What the files of a snapshot depend on. */
const shapingKeys: Key[] = [
  "migrations",
  "include",
  "exclude",
  "platform",
  "skip-extensions",
  "placeholders",
  "scan",
  "owners",
];
const keys = Object.keys(connectionConfig.shape) as Key[];
const keyOf = (connection: string, key: Key) => `connections.${connection}.${key}`;

/**
 * The settings that a request is judged by: those of its base. A branch says where its migrations are, and how a
 * connection that is new is read from them; no branch says where secrets go, what is left out, and what fails. Without a
 * `base` (there was no schemalog.yml, or a broken one) nothing but that is known.
 */
export function trusted(head: Workspace, base: BaseConfig | undefined): Trusted {
  const before = base?.config ?? configSchema.parse({});
  const after = head.config;
  const root = base?.root ?? head.root;
  const names = [...new Set([...Object.keys(before.connections), ...Object.keys(after.connections)])].sort();
  const migrationsAtBase = new Map<string, string>();
  const removed = new Set(names.filter((name) => !Object.hasOwn(after.connections, name)));
  const unnamed = new Set<string>();
  const reshaped = new Set(removed);
  const changed = changedKeys(before, after);
  const elsewhere: string[] = [];
  const connections = names.map((name) => {
    const [then, now] = [own(before.connections, name), own(after.connections, name)];
    const old = connectionOf(root, name, then).migrations;
    const moved = connectionOf(head.root, name, now).migrations;
    if (old !== undefined) migrationsAtBase.set(name, old);
    if (old !== undefined && moved === undefined) unnamed.add(name);
    if (old !== undefined && moved !== undefined && old !== moved) elsewhere.push(keyOf(name, "migrations"));
    if (shapingKeys.some((key) => changed.includes(keyOf(name, key)))) reshaped.add(name);
    return { ...connectionOf(head.root, name, settingsOf(then, now)), migrations: moved ?? old };
  });
  return { config: before, connections, migrationsAtBase, removed, unnamed, reshaped, changed, moved: elsewhere };
}

const own = <T>(record: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

function settingsOf(then: ConnectionConfig | undefined, now: ConnectionConfig | undefined): ConnectionConfig {
  const kept = then ?? { ...now, ...withoutThose };
  // The database of a connection that is taken out may be gone already.
  return {
    ...connectionConfig.parse({}),
    ...kept,
    ...(now === undefined && { url: undefined }),
    migrations: undefined,
  };
}

const withoutThose = Object.fromEntries(ofTheBase.map((key) => [key, connectionConfig.parse({})[key]]));

function changedKeys(before: Config, after: Config): string[] {
  const differs = (a: unknown, b: unknown) => !isDeepStrictEqual(a, b);
  const gone = Object.keys(before.connections).filter((name) => !Object.hasOwn(after.connections, name));
  const ofConnections = Object.entries(after.connections).flatMap(([name, now]) => {
    const then = own(before.connections, name);
    const old = then ?? connectionConfig.parse({});
    // Where the migrations are is the branch's to say, but not that they are no longer to be judged.
    const counts = (key: Key) =>
      key === "migrations" ? now[key] === undefined : then !== undefined || ofTheBase.some((each) => each === key);
    return keys.filter((key) => counts(key) && differs(old[key], now[key])).map((key) => keyOf(name, key));
  });
  return [
    ...gone.map((name) => `connections.${name}`),
    ...ofConnections,
    ...(["fail-on", "ignore", "mode"] as const).filter((key) => differs(before[key], after[key])),
    ...(before.docs.templates === after.docs.templates ? [] : [templatesKey]),
  ];
}

/** The key of templates: changed also where the branch changes their files. */
export const templatesKey = "docs.templates";
