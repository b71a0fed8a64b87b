import { expect } from "vitest";
import type { Run } from "../../src/commands/command.ts";
import type { SchemalogError } from "../../src/errors.ts";
import { attempt } from "./attempt.ts";
import { canary, type Place, place, written } from "./outside.ts";

/** What a person hears of work that may fail; an error that is no SchemalogError is a bug. */
export async function said(work: () => unknown): Promise<string> {
  try {
    return `done: ${JSON.stringify(await work()) ?? ""}`;
  } catch (error) {
    // By its name: the built package has a class of its own.
    if (!(error instanceof Error) || error.name !== "SchemalogError") throw error;
    const { message, exitCode, hint = "" } = error as SchemalogError;
    expect(exitCode).toBe(2);
    return `error: ${message}\n${hint}`;
  }
}

/** All that a command says, in this process. */
export async function runIn(run: Run, cwd: string, args: string[] = [], options = {}): Promise<string> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const warn = (warning: object) => say(`warning: ${JSON.stringify(warning)}`);
  const says = { print: say, document: say, progress: say, warn };
  const context = { cwd, config: undefined, json: false, env: {}, color: false, ...says };
  const end = await said(() => run({ args, options }, context));
  return [...lines, end].join("\n");
}

export type Trial = {
  tried: string;
  /** What is said of it. */
  says: string | RegExp;
  files?: Record<string, string>;
  links?: Record<string, string>;
  real?: boolean;
};

/** An attempt at something in a repository: the answer, and that nothing came from outside or changed there. */
export function trial(
  { tried, says, files, links = {}, real }: Trial,
  work: (here: Place) => Promise<string> | string,
) {
  attempt(tried, String(says), async () => {
    const here = place(files, { real: real === true });
    for (const [path, target] of Object.entries(links)) here.link(path, target.replace("OUTSIDE", here.outside));
    const heard = await work(here);
    if (typeof says === "string") expect(heard).toContain(says);
    else expect(heard).toMatch(says);
    expect(`${heard}\n${written(here)}`).not.toContain(canary);
    here.check();
  });
}
