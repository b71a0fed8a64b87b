import { dialectOf } from "../../generator/src/core/dialects/registry.ts";
import type { Database } from "../../generator/src/core/model/database.ts";
import type { Finding } from "../../generator/src/core/model/finding.ts";
import type { Witness } from "../../generator/src/core/model/witness.ts";
import { type Refusals, review } from "../../generator/src/core/review/review.ts";
import type { Engine, Shadow } from "../../generator/src/engines/engine.ts";
import { usualEngine } from "../../generator/src/engines/registry.ts";
import { SchemalogError } from "../../generator/src/errors.ts";
import {
  type BuildOptions,
  buildPair,
  extensionsOf,
  MigrationError,
  type Migrations,
  migrationsIn,
  witnessOf,
} from "../../generator/src/migrations/index.ts";
import { startTimings } from "../../generator/src/timings.ts";

const engine = usualEngine();
export const dialect = dialectOf(engine.name);
export const options: BuildOptions = {
  filter: () => true,
  statementTimeout: 30_000,
  lockTimeout: 5_000,
  skipExtensions: [],
};

/** What ours says of one migration, and whether it changes anything; `failure` where the shadow database refuses it. */
export type Verdict = { findings: Finding[]; isChange: boolean; failure?: string };

/** A shadow database with extensions at hand. */
export const openShadow = (extensions: string[] = []): Promise<Shadow> =>
  engine.shadow({ extensions, skipExtensions: [] });

/** The extensions that migrations ask for. */
export const extensionsIn = (migrations: Migrations[]): string[] => [
  ...new Set(migrations.flatMap(({ scripts }) => extensionsOf(scripts, dialect))),
];

/** One text as the migration of that name, by no tool in particular. */
export function migrationOf(sql: string, name: string): Migrations {
  const found = migrationsIn([[`${name}.sql`, sql]], "", dialect);
  if (found === undefined) throw new SchemalogError(`${name}: there is no SQL in it`, { exitCode: 2 });
  return found;
}

/**
 * Judges migrations as a request that adds them to what was applied to the shadow database before, and leaves them applied:
 * one database goes on from request to request, where requests of their own would each build it anew.
 */
export async function judgeNext(shadow: Shadow, migrations: Migrations): Promise<Verdict> {
  const kept: Engine = { ...engine, shadow: async () => ({ ...shadow, close: async () => undefined }) };
  try {
    const pair = await buildPair({ ...migrations, scripts: [] }, migrations, kept, options, startTimings());
    if (pair.before instanceof MigrationError) throw pair.before;
    const [before, after] = [pair.before.database, pair.after.database];
    const failure = pair.failed?.reason;
    const { changes, findings } = reviewed(before, after, witnessOf(pair, before, after), pair);
    return { ...(failure && { failure }), findings, isChange: changes.length > 0 };
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    return { findings: [], isChange: false, failure: error.message };
  }
}

/** What two databases differ in, judged without the statements in between. */
export const reviewed = (before: Database, after: Database, witness?: Witness, refusals?: Refusals) =>
  review(
    { label: "before", database: before },
    { label: "after", database: after },
    { renames: [], ignores: [] },
    witness,
    refusals,
  );

/** Whether a finding objects; one that is safe is worth a word, no more. */
export const objects = ({ severity }: Finding): boolean => severity !== "safe";
