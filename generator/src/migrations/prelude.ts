import type { Dialect } from "../core/dialects/dialect.ts";
import type { Platform } from "../engines/engine.ts";
import type { Run } from "./apply.ts";
import { makeKept } from "./kept.ts";
import type { Script } from "./recognise.ts";
import { extensionsOf } from "./requirements.ts";
import { createRole } from "./roles.ts";
import type { Kept } from "./tools/tool.ts";

/** Makes a fresh database what the platform's are before the first migration, and the tool's. Throws StatementError. */
export async function prepare(
  run: Run,
  platform: Platform | undefined,
  scripts: Script[],
  kept: Kept[],
): Promise<void> {
  await ofPlatform(run, platform, scripts);
  await makeKept(run, kept, scripts);
}

async function ofPlatform(run: Run, platform: Platform | undefined, scripts: Script[]): Promise<void> {
  if (platform === undefined) return;
  const { shadow, dialect, roles, skipExtensions } = run;
  for (const role of platform.roles) if (await createRole(shadow, role, dialect)) roles.add(role);
  const made = extensionsOf(scripts, dialect).filter((extension) => !skipExtensions.includes(extension));
  for (const { sql, unless } of await platform.prelude()) {
    if (unless === undefined || !made.includes(unless)) await shadow.run(sql);
  }
  run.session = platform.session;
}

/** The extensions that migrations and the platform's beginning make. */
export const extensionsFor = (scripts: Script[], platform: Platform | undefined, dialect: Dialect): string[] => [
  ...new Set([...extensionsOf(scripts, dialect), ...(platform?.embeddedExtensions ?? [])]),
];
