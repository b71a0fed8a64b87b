import { z } from "zod";
import { globals, schemaObject } from "../model/database.ts";
import { databaseFileSchema } from "./parse.ts";
import { longTexts } from "./print.ts";

/** The JSON Schema of any file of a snapshot: the model, in which a text of several lines may be a list of them. */
export function snapshotFileSchema(): object {
  const json = z.toJSONSchema(z.union([databaseFileSchema, schemaObject, ...Object.values(globals)]), {
    io: "input",
    reused: "ref",
  });
  allowLines(json);
  return json;
}

const lines = { type: "array", items: { type: "string" } };

function allowLines(json: unknown): void {
  if (typeof json !== "object" || json === null) return;
  const record = json as { [key: string]: unknown };
  for (const inner of Object.values(record)) allowLines(inner);
  if (typeof record.properties !== "object" || record.properties === null) return;
  const entries = Object.entries(record.properties);
  record.properties = Object.fromEntries(
    entries.map(([name, property]) => [name, longTexts.has(name) ? { anyOf: [property, lines] } : property]),
  );
}
