import { quoted } from "../../../core/dialects/mysql/names.ts";
import { Interrupted } from "../../../store/runs/interrupt.ts";
import type { Connection } from "../connection.ts";

/**
 * Drops what runs left that were killed: no session has its name for a lock, though what these ran may run on. The name is ours, so
 * nothing of anybody's is in it.
 */
export async function dropLeftovers({ query }: Connection): Promise<void> {
  const left = await query(`SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA
    WHERE SCHEMA_NAME REGEXP '^schemalog_shadow_[0-9a-f]{12}$' AND IS_FREE_LOCK(SCHEMA_NAME)`);
  for (const { name } of left) {
    await dropDatabase(query, String(name)).catch((error: unknown) => {
      if (error instanceof Interrupted) throw error;
    });
  }
}

/** ER_LOCK_WAIT_TIMEOUT */
const isWaiting = (error: unknown) => (error as { errno?: number }).errno === 1205;
/** A statement that is ended may take its work back first. */
const attempts = 4;

/** What runs in the database keeps it from being dropped: the server ends no statement whose client is gone, and begins events anew. */
export async function dropDatabase(run: Connection["query"], name: string): Promise<void> {
  await run("SET SESSION lock_wait_timeout = 2");
  const events = await run("SELECT EVENT_NAME AS event FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?", [name]);
  for (const { event } of events)
    await run(`DROP EVENT IF EXISTS ${name}.${quoted(String(event))}`).catch(() => undefined);
  for (let attempt = 1; ; attempt++) {
    const sessions = await run("SELECT ID AS id FROM information_schema.PROCESSLIST WHERE DB = ?", [name]);
    // It may have ended meanwhile, or be another account's.
    for (const { id } of sessions) await run(`KILL ${id}`).catch(() => undefined);
    try {
      await run(`DROP DATABASE IF EXISTS ${name}`);
      return;
    } catch (error) {
      if (!isWaiting(error) || attempt === attempts) throw error;
    }
  }
}

/** The accounts that the server has, as statements name their roles; none where the account may not ask, for then it can make none. */
export async function accountsOf({ query }: Pick<Connection, "query">): Promise<ReadonlySet<string>> {
  const rows = await query("SELECT User AS user, Host AS host FROM mysql.user").catch((error: unknown) => {
    if (error instanceof Interrupted) throw error;
    return [];
  });
  return new Set(rows.flatMap(({ user, host }) => [String(user), `${user}@${host}`]));
}

/** Drops accounts and roles that were not there before. */
export async function dropAccounts(
  { finish }: Pick<Connection, "finish">,
  names: string[],
  before: ReadonlySet<string>,
): Promise<void> {
  for (const name of names.filter((one) => !before.has(one))) {
    const at = name.lastIndexOf("@");
    const account = at === -1 ? text(name) : `${text(name.slice(0, at))}@${text(name.slice(at + 1))}`;
    // Another run may have dropped it, or it is of the other kind: nothing to do about it.
    for (const kind of ["USER", "ROLE"]) await finish(`DROP ${kind} IF EXISTS ${account}`).catch(() => undefined);
  }
}

const text = (name: string) => `'${name.replaceAll(/['\\]/g, "\\$&")}'`;
