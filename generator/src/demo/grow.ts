import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { dialectOf } from "../core/dialects/registry.ts";
import { usualEngine } from "../engines/registry.ts";
import { applyScripts, type Run } from "../migrations/apply.ts";
import { extensionsOf, readMigrations } from "../migrations/index.ts";
import { inRepository, judgeCommitted, type Recorded, record } from "../record/record.ts";
import { chooseConnections, objectFilter, openWorkspace } from "../workspace/index.ts";
import { startRepository } from "./start.ts";
import { readSteps, type Step } from "./steps.ts";

export type Grown = { step: Step; recorded: Recorded };

const migrations = "db/migrations";

/**
 * Grows the demo's repository in `dir` (empty) from `template`: each step's migration is applied to one embedded database,
 * which is then crawled and recorded in a commit with the migration. Tells of each step as soon as it is committed.
 */
export async function growDemo(dir: string, template: string, tell: (grown: Grown) => void): Promise<Grown[]> {
  const steps = readSteps(template);
  const [first] = steps;
  if (!first) throw new Error("the demo has no step");
  const engine = usualEngine();
  const dialect = dialectOf(engine.name);
  await startRepository(dir, template, first);
  const workspace = inRepository(await openWorkspace({ cwd: dir }));
  const [connection] = chooseConnections(workspace);
  if (!connection) throw new Error("the demo's schemalog.yml has no connection");

  const source = join(template, "migrations");
  const { scripts } = readMigrations(source, migrations);
  const shadow = await engine.shadow({ extensions: extensionsOf(scripts, dialect), skipExtensions: [] });
  const run: Run = { shadow, dialect, skipExtensions: [], roles: new Set(), warnings: [], rowsMissing: false };
  const { include, exclude, statementTimeout, lockTimeout } = connection;
  const crawlOptions = { filter: objectFilter(include, exclude), statementTimeout, lockTimeout };
  const grown: Grown[] = [];
  try {
    for (const step of steps) {
      const file = `${migrations}/${step.migration}`;
      copyInto(join(dir, file), join(source, step.migration));
      for (const name of step.annotations) {
        copyInto(join(connection.annotationsDir, name), join(template, "annotations", name));
      }
      const script = scripts.filter((one) => one.file === file);
      await applyScripts(script, run);
      const { database } = await shadow.crawl(crawlOptions);
      const { subject: message, author, date } = step;
      const also = [join(dir, file), connection.annotationsDir];
      const judge = judgeCommitted(workspace, connection, () => database);
      const commit = { message, author, date, also };
      const one = { step, recorded: await record(workspace, connection, judge, { commit }) };
      grown.push(one);
      tell(one);
    }
  } finally {
    await shadow.close();
  }
  return grown;
}

function copyInto(target: string, source: string): void {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}
