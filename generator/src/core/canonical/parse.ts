import { z } from "zod";
import { SchemalogError } from "../../errors.ts";
import { printable } from "../formats/terminal/escape.ts";
import {
  type DatabaseFacts,
  databaseFacts,
  type Globals,
  globals,
  ownFacts,
  type SchemaObject,
  schemaObject,
} from "../model/database.ts";
import { databaseFile, globalListOf, globalPath, objectPath } from "./path.ts";
import { longTexts } from "./print.ts";

/** Version of the files' format. Newer ones are refused. */
export const format = 2;

export const databaseFileSchema = z.strictObject({ format: z.literal(format), ...ownFacts.shape });
/** The first format had all that belongs to no schema in this one file. */
const databaseFileOfOld = z.strictObject({ format: z.literal(1), ...databaseFacts.shape });

/** What one file of a snapshot says: of an object, or of the database and what belongs to no schema. */
export type Content = { object: SchemaObject } | { facts: Partial<DatabaseFacts> };

/** What the file at a path below `snapshot/` says, for messages at `file`. Throws SchemalogError naming the file. */
export function parseFile(path: string, file: string, text: string): Content {
  if (path === databaseFile) return { facts: parseFacts(file, text) };
  const list = globalListOf(path);
  return list === undefined ? { object: parseObject(file, text) } : { facts: parseGlobal(list, file, text) };
}

const parseGlobal = (list: keyof Globals, file: string, text: string): Partial<DatabaseFacts> => ({
  [list]: [check<Globals[keyof Globals]>(globals[list], file, readJson(file, text))],
});

/** The content of an object's file, for messages at `file`. Throws SchemalogError naming the file. */
export const parseObject = (file: string, text: string): SchemaObject =>
  check(schemaObject, file, readJson(file, text));

/** Refuses what stands in another's file, as a bad merge leaves it. Throws SchemalogError. */
export function checkPlace(content: Content, path: string, file: string): void {
  const isRight = (right: string) => right === path || right === path.normalize("NFC");
  const list = globalListOf(path);
  if ("object" in content) {
    const { kind, schema, name } = content.object;
    const right = objectPath(content.object);
    if (!isRight(right)) throw broken(file, `holds the ${kind} "${schema}"."${name}", whose file is ${right}`);
  } else if (list !== undefined) {
    const { name = "" } = content.facts[list]?.[0] ?? {};
    const right = globalPath(list, name);
    if (!isRight(right)) throw broken(file, `holds "${name}", whose file is ${right}`);
  }
}

/**
 * The content of database.json; in the old format also of what is now a file each. Throws SchemalogError, also for a format
 * that is newer than this version of schemalog.
 */
export function parseFacts(file: string, text: string): DatabaseFacts {
  const value = readJson(file, text);
  const found = formatIn(value);
  if (typeof found === "number" && found > format) throw newer(file, found);
  const schema: z.ZodType<{ format: number }> = found === 1 ? databaseFileOfOld : databaseFileSchema;
  const { format: _, ...facts } = check(schema, file, value);
  return databaseFacts.parse(facts);
}

/** Refuses a newer format, which nothing older may take the place of; text that can't be read may be replaced. Throws SchemalogError. */
export function checkFormat(file: string, text: string): void {
  const found = formatOf(text);
  if (typeof found === "number" && found > format) throw newer(file, found);
}

/** Which format the text of a database.json has; undefined where that can't be read. */
export function formatOf(text: string): unknown {
  try {
    return formatIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const formatIn = (value: unknown): unknown =>
  z.looseObject({ format: z.unknown() }).catch({ format: undefined }).parse(value).format;

const newer = (file: string, found: number) =>
  new SchemalogError(`${file} has snapshot format ${found}; this version of schemalog reads formats up to ${format}`, {
    exitCode: 2,
    hint: "Install a newer schemalog: npm install -D schemalog@latest",
  });

function check<T>(schema: z.ZodType<T>, file: string, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue?.path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  throw broken(file, `is not a valid snapshot file: ${place ? `${place.replace(/^\./, "")}: ` : ""}${issue?.message}`);
}

function readJson(file: string, text: string): unknown {
  try {
    return joinLines(JSON.parse(text));
  } catch (error) {
    const line = text.split("\n").findIndex((words) => /^(<{7}|={7}|>{7}|\|{7})( |\r?$)/.test(words));
    if (line >= 0) throw broken(file, `has merge conflict markers (line ${line + 1})`);
    throw broken(file, `is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Puts texts that were written as a list of lines together again, in place. */
function joinLines(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (const item of value) joinLines(item);
  } else if (typeof value === "object" && value !== null) {
    const record = value as { [key: string]: unknown };
    for (const name in record) {
      if (name === "options") continue; // names in it are the engine's, whatever they are
      const inner = record[name];
      if (!Array.isArray(inner) || !longTexts.has(name)) joinLines(inner);
      else if (inner.every((line) => typeof line === "string")) record[name] = inner.join("\n");
    }
  }
  return value;
}

function broken(file: string, what: string): SchemalogError {
  return new SchemalogError(printable(`${file} ${what}`), {
    exitCode: 2,
    hint: "Restore it from Git (git checkout), or delete it and run `schemalog crawl` to write it again.",
  });
}
