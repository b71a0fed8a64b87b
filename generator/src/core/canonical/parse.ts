import { z } from "zod";
import { SchemalogError } from "../../errors.ts";
import { printable } from "../formats/terminal/escape.ts";
import { type DatabaseFacts, databaseFacts, type SchemaObject, schemaObject } from "../model/database.ts";
import { objectPath } from "./path.ts";
import { longTexts } from "./print.ts";

/** Version of the files' format. Any other is refused. */
export const format = 1;

export const databaseFileSchema = z.strictObject({ format: z.literal(format), ...databaseFacts.shape });

/** The content of an object's file, for messages at `file`. Throws SchemalogError naming the file. */
export const parseObject = (file: string, text: string): SchemaObject =>
  check(schemaObject, file, readJson(file, text));

/** Refuses an object that stands in another object's file, as a bad merge leaves it. Throws SchemalogError. */
export function checkPlace(object: SchemaObject, path: string, file: string): void {
  const right = objectPath(object);
  if (right === path || right === path.normalize("NFC")) return;
  throw broken(file, `holds the ${object.kind} "${object.schema}"."${object.name}", whose file is ${right}`);
}

/** The content of database.json. Throws SchemalogError, also for a format that is newer than this version of schemalog. */
export function parseFacts(file: string, text: string): DatabaseFacts {
  const value = readJson(file, text);
  const { format: found } = z.looseObject({ format: z.unknown() }).catch({ format: undefined }).parse(value);
  if (typeof found === "number" && found > format) {
    throw new SchemalogError(
      `${file} has snapshot format ${found}; this version of schemalog reads formats up to ${format}`,
      {
        exitCode: 2,
        hint: "Install a newer schemalog: npm install -D schemalog@latest",
      },
    );
  }
  const { format: _, ...facts } = check(databaseFileSchema, file, value);
  return facts;
}

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
