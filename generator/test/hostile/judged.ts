import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import type { Finding } from "../../src/core/model/finding.ts";
import { engines } from "../../src/engines/registry.ts";
import { requestJob, requestWorkspace } from "../../src/jobs/index.ts";
import { startTimings } from "../../src/timings.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { git, repository, write } from "../support/cli.ts";
import { reusedEngine } from "../support/reused-engine.ts";

/** One embedded database for all that a file judges, emptied each time; requests that run as processes have their own. */
export function reuseEngine() {
  const [engine] = engines;
  let reused: Awaited<ReturnType<typeof reusedEngine>>;
  beforeAll(async () => {
    reused = await reusedEngine(["citext"]);
    engines[0] = reused.engine;
  });
  afterAll(async () => {
    engines[0] = engine!;
    await reused.close();
  });
}

const config = { "schemalog.yml": "connections:\n  app: { migrations: db }\n" };

/** The place and words of the statement that a request ends at. */
const failing = ([worst]: Finding[]) =>
  worst?.code === "statement-fails" ? `${worst.cause?.file}:${worst.cause?.line}: ${worst.message}` : undefined;

/** What a request comes to that brings these files to a base with those, and its comment. */
export async function judged(
  from: Record<string, string | Uint8Array>,
  files: Record<string, string | undefined>,
  more?: (cwd: string) => void,
) {
  const cwd = repository({ ...config, ...from });
  const base = git(cwd, "rev-parse", "HEAD");
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) rmSync(join(cwd, path));
    else write(cwd, { [path]: text });
  }
  git(cwd, "add", "-A", "--force");
  more?.(cwd);
  git(cwd, "add", "-A", "--force", "--", "db/*.sql");
  git(cwd, "commit", "-q", "-m", "Branch");
  const head = await openWorkspace({ cwd }, { required: true });
  const workspace = await requestWorkspace({ ...head, repository: cwd }, { cwd, base });
  const { report } = await requestJob(workspace.connections[0]!, { workspace, env: {}, timings: startTimings() });
  const { settings } = workspace;
  return {
    failure: report.failure?.message ?? failing(report.changeSet?.findings ?? []),
    hint: report.failure?.hint ?? report.changeSet?.findings[0]?.advice,
    findings: report.changeSet?.findings.map(({ code }) => code),
    unjudged: report.warnings.filter((one) => one.unjudged).map(({ object, message }) => `${object}: ${message}`),
    comment: renderComment({ workspace: "", settings, connections: [report] }, { limit: 60_000 }),
  };
}
