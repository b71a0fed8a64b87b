import { join } from "node:path";
import { inRepository, judgeCommitted, type Recorded, record } from "../record/record.ts";
import { chooseConnections, openWorkspace } from "../workspace/index.ts";
import { copyInto, type Growing, growing } from "./growing.ts";
import { startRepository } from "./start.ts";
import type { Demo, Step } from "./steps.ts";

export type Grown = { step: Step; recorded: Recorded };

/**
 * Grows the demo's repository in `dir` (empty): each step's migration is applied to a database of its connection, which is then
 * crawled and recorded in a commit with the migration. Tells of each step as soon as it is committed.
 */
export async function growDemo(
  dir: string,
  { template, config, steps }: Demo,
  env: Record<string, string | undefined>,
  tell: (grown: Grown) => void,
): Promise<Grown[]> {
  await startRepository(dir, template, { config, steps });
  const workspace = inRepository(await openWorkspace({ cwd: dir }));
  const databases = new Map<string, Growing>();
  const grown: Grown[] = [];
  try {
    for (const step of steps) {
      const { connection: name, subject: message, author, date } = step;
      const [connection] = chooseConnections(workspace, [name]);
      if (connection?.migrations === undefined) throw new Error(`the demo's connection ${name} has no migrations`);
      const { migrations, annotationsDir } = connection;
      const source = join(template, "migrations", name);
      const one = databases.get(name) ?? (await growing({ ...connection, migrations }, { source, dir, env }));
      databases.set(name, one);
      const { file, database } = await one.add(step.migration);
      for (const about of step.annotations) {
        copyInto(join(annotationsDir, about), join(template, "annotations", name, about));
      }
      const judge = judgeCommitted(workspace, connection, () => database);
      const commit = { message, author, date, also: [file, annotationsDir] };
      const done = { step, recorded: await record(workspace, connection, judge, { commit }) };
      grown.push(done);
      tell(done);
    }
  } finally {
    for (const one of databases.values()) await one.close();
  }
  return grown;
}
