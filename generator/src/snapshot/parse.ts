import type { z } from "zod";
import { SchemalogError } from "../errors.ts";
import { type DatabaseFacts, databaseFacts, type SchemaObject, schemaObject } from "../model/database.ts";
import { objectPath } from "./path.ts";
import { longTexts } from "./print.ts";

/** Version of the files' format. A newer one is refused; an older one is brought up to date by `schemalog upgrade`. */
export const format = 1;

/** The content of an object's file. `path` is below `snapshot/`. Throws SchemalogError naming the file. */
export function parseObject(path: string, text: string): SchemaObject {
  const object = parseWith(schemaObject, path, text);
  if (objectPath(object) !== path) {
    throw broken(path, `holds ${object.kind} "${object.schema}"."${object.name}", whose file is ${objectPath(object)}`);
  }
  return object;
}

/** The content of database.json. Throws SchemalogError, also for a format that is newer than this version of schemalog. */
export function parseDatabaseFile(path: string, text: string): DatabaseFacts {
  const { format: found, ...facts } = readJson(path, text) as { format?: unknown };
  if (typeof found !== "number") throw broken(path, `has no "format"`);
  if (found > format) {
    throw new SchemalogError(`${path} is of snapshot format ${found}; this version of schemalog knows ${format}`, {
      exitCode: 2,
      hint: "Install a newer version of schemalog: npm install -D schemalog@latest",
    });
  }
  return check(databaseFacts, path, facts);
}

const parseWith = <T>(schema: z.ZodType<T>, path: string, text: string): T => check(schema, path, readJson(path, text));

function check<T>(schema: z.ZodType<T>, path: string, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw broken(path, `${issue?.path.join(".") || "the file"}: ${issue?.message ?? "not as expected"}`);
}

function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text, joinLines);
  } catch (error) {
    const line = text.split("\n").findIndex((words) => /^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)( |\r?$)/.test(words));
    if (line >= 0) throw broken(path, `has merge conflict markers (line ${line + 1})`);
    throw broken(path, `is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function joinLines(key: string, value: unknown): unknown {
  return longTexts.has(key) && Array.isArray(value) ? value.join("\n") : value;
}

function broken(path: string, what: string): SchemalogError {
  return new SchemalogError(`snapshot file ${path} ${what}`, {
    exitCode: 2,
    hint: "Restore it from Git, or crawl again: schemalog crawl writes it anew",
  });
}
