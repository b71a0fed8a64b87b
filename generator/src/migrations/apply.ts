import { type Scratch, StatementError } from "../engines/engine.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import type { Script } from "./recognise.ts";
import type { Statement } from "./statements.ts";
import { extensionOf, traitOf } from "./traits.ts";

export type ApplyOptions = {
  skipExtensions: string[];
  /** The scratch database is on a server that others use: roles made on the way are dropped in the end. */
  shared: boolean;
};

type Run = { scratch: Scratch; options: ApplyOptions; warnings: Warning[]; roles: Set<string>; rowsMissing: boolean };

/**
 * Runs scripts in order, each as in a session of its own and, as migration tools do, in one transaction: unless it says
 * BEGIN or COMMIT itself, asks for none, or has a statement that can't be in one. Statement by statement, so that a
 * failure has a line. Roles that are granted to but not there are created. Returns what was left out.
 * Throws SchemalogError (2) for the statement that fails, with file and line.
 */
export async function applyScripts(scripts: Script[], scratch: Scratch, options: ApplyOptions): Promise<Warning[]> {
  const run: Run = { scratch, options, warnings: [], roles: new Set(), rowsMissing: false };
  try {
    for (const script of scripts) {
      await applyScript(run, script);
      await scratch.run("DISCARD ALL");
    }
  } finally {
    if (options.shared) await dropRoles(run);
  }
  return run.warnings;
}

async function applyScript(run: Run, script: Script): Promise<void> {
  const { scratch, options } = run;
  run.rowsMissing ||= script.dataSkipped;
  for (const line of script.includes) {
    run.warnings.push({
      object: `${script.file}:${line}`,
      message: "the file that psql would include here (\\i) is not read",
      remedy: "Give the connection a folder in which every file is a migration of its own.",
    });
  }
  const steps = script.statements.filter(({ sql }) => {
    const extension = extensionOf(sql);
    if (extension && options.skipExtensions.includes(extension)) return false;
    const trait = traitOf(sql);
    // Rows that stand beside those of COPY need them (foreign keys), and the schema needs neither.
    return trait !== "outside" && !(trait === "rows" && script.dataSkipped);
  });
  const traits = steps.map(({ sql }) => traitOf(sql));
  const wrapped =
    !script.noTransaction &&
    !run.rowsMissing &&
    !traits.some((trait) => trait === "begins" || trait === "ends" || trait === "alone");
  const leftOut = new Set<number>();
  /** Where the open transaction began, to go back to when something in it has to be mended. */
  let began: number | undefined;
  const begin = async () => {
    await scratch.run("BEGIN");
    began = 0;
  };
  if (wrapped) await begin();
  for (let index = 0; index < steps.length; index++) {
    if (leftOut.has(index)) continue;
    const { sql } = steps[index]!;
    try {
      await scratch.run(sql);
    } catch (error) {
      if (!(error instanceof StatementError)) throw error;
      if (!isSqlState(error.code)) throw lost(script.file, steps[index]!, error);
      const role = missingRole(error);
      const mend = role !== undefined && !run.roles.has(role);
      if (!mend && !mayFail(run, sql, error)) throw failure(script.file, steps[index]!, error);
      if (began !== undefined) await scratch.run("ROLLBACK");
      if (!mend) leftOut.add(index);
      else if (!(await createRole(run, role))) throw failure(script.file, steps[index]!, error);
      const restart: number = began ?? index;
      began = undefined;
      if (wrapped) await begin();
      index = restart - 1;
      continue;
    }
    if (traits[index] === "begins") began ??= index;
    if (traits[index] === "ends") began = undefined;
    if (traits[index] === "role" && options.shared) noteRole(run, sql);
  }
  if (began === undefined) return;
  const last = steps.at(-1);
  if (!wrapped && last) {
    throw failure(
      script.file,
      steps[began]!,
      new StatementError("the transaction that begins here is never committed", {}),
    );
  }
  try {
    await scratch.run("COMMIT");
  } catch (error) {
    if (error instanceof StatementError && last) throw failure(script.file, last, error);
    throw error;
  }
}

/** PostgreSQL manual, appendix A: 42704 undefined_object. */
function missingRole({ code, message }: StatementError): string | undefined {
  return code === "42704" ? /role "(.*)" does not exist/s.exec(message)?.[1] : undefined;
}

/** Returns false for a name that no role can have. */
async function createRole(run: Run, role: string): Promise<boolean> {
  run.roles.add(role);
  return run.scratch.run(`CREATE ROLE ${quoted(role)}`).then(
    () => true,
    () => false,
  );
}

function noteRole(run: Run, sql: string) {
  const name = /^\s*create\s+(?:role|user|group)\s+("(?:[^"]|"")+"|[^\s;]+)/i.exec(sql)?.[1];
  if (name) run.roles.add(name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase());
}

async function dropRoles({ scratch, roles }: Run) {
  for (const role of [...roles].reverse()) {
    // Another run may need the role, or it may be gone already: nothing to do about it.
    await scratch.run(`DROP OWNED BY ${quoted(role)}`).catch(() => undefined);
    await scratch.run(`DROP ROLE ${quoted(role)}`).catch(() => undefined);
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Failures that say nothing about the schema; rows that miss others are reported, the rest is of no interest. */
function mayFail(run: Run, sql: string, { code, message }: StatementError): boolean {
  const trait = traitOf(sql);
  if (trait === "role") return code === "42710"; // duplicate_object: roles belong to the server
  if (trait === "setting") return code === "42704" && /parameter/.test(message); // a dump of a newer server
  if (trait !== "rows" || !run.rowsMissing || !code?.startsWith("23")) return false;
  run.warnings.push({ message: `rows are left out, those they need come from COPY: ${shortened(sql)}` });
  return true;
}

/** What is no answer of the database to a statement has no SQLSTATE: the connection is gone. */
const isSqlState = (code: string | undefined) => /^(?!08|57P)[0-9A-Z]{5}$/.test(code ?? "");

const lost = (file: string, { line }: Statement, error: StatementError) =>
  new SchemalogError(`the scratch database went away at ${file}:${line}: ${plain(error.message)}`, {
    exitCode: 3,
    hint: "See the log of that server, and run again.",
    cause: error,
  });

function failure(file: string, statement: Statement, error: StatementError): SchemalogError {
  const { sql, line } = statement;
  const inside = error.offset === undefined ? 0 : sql.slice(0, error.offset).split("\n").length - 1;
  const placeholder = /\$\{[\w.:]+\}/.exec(sql)?.[0];
  const advice = placeholder
    ? `${placeholder} is a placeholder, which nothing fills in here.`
    : "Mend the migration, or name the folder whose migrations build the database from nothing.";
  return new SchemalogError(`${file}:${line + inside}: ${plain(error.message)}`, {
    exitCode: 2,
    hint: `In: ${shortened(sql)}\n${advice}`,
    cause: error,
  });
}

/** A statement in one line for people: no control characters, no password. */
function shortened(sql: string): string {
  const line = plain(sql.replace(/(password\s*)(e?'(?:[^'\\]|''|\\.)*')/gis, "$1'…'"));
  return line.length > 160 ? `${line.slice(0, 160)} …` : line;
}

const plain = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
