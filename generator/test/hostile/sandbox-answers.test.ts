import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { type Shadow, StatementError } from "../../src/engines/engine.ts";
import { bounded } from "../../src/engines/postgres/shadow/embedded/bounds.ts";
import { startSandbox } from "../../src/engines/postgres/shadow/embedded/sandbox.ts";
import { shadowIn } from "../../src/engines/postgres/shadow/embedded/shadow.ts";
import { SchemalogError } from "../../src/errors.ts";
import { attempt } from "./attempt.ts";
import { loading, sideModule } from "./side-module.ts";

const crawling = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000 };

/** A process without walls that has been taken over: from now on it says `answer` (JavaScript of a Buffer) instead of its own answers. */
async function takenOver(answer: string): Promise<Shadow> {
  const limits = { statement: 3_000, total: 10_000, memory: 2 ** 31 };
  const shadow = await shadowIn(bounded(startSandbox([]), limits));
  const takeOver = `(() => {
    const write = process.stdout.write.bind(process.stdout);
    const frame = (value) => { const json = Buffer.from(typeof value === "string" ? value : JSON.stringify(value)); const length = Buffer.alloc(4); length.writeUInt32BE(json.length); return Buffer.concat([length, json]) };
    const rows = (text) => frame({ is: "rows", rows: [{ version: "180006", rows: text, role: text, snapshot: text }] });
    process.stdout.write = () => { for (const part of [${answer}].flat()) write(part); return true };
  })()`;
  // What answers this statement is the first lie.
  await shadow.run(loading(sideModule(takeOver.replaceAll("\n", " ")))).catch(() => undefined);
  return shadow;
}

const text = (value: unknown) => JSON.stringify(JSON.stringify(value));
/** What the process may say in place of an answer. */
const lies: Record<string, string> = {
  "bytes that are no message": `Buffer.from("GET / HTTP/1.1\\r\\n\\r\\n")`,
  "a length without end": "Buffer.from([255, 255, 255, 255])",
  "a message that is no JSON": `frame("{")`,
  "a message that is null": "frame(null)",
  "an answer of an unknown kind": `frame({ is: "pwned" })`,
  "another kind than was asked for": `frame({ is: "opened", database: 1 })`,
  "a database's number that is none": `frame({ is: "opened", database: "1; DROP" })`,
  "an error without a message": `frame({ is: "refused", code: 5 })`,
  "an error of the whole world": `frame({ is: "broken", message: "x".repeat(1e6) })`,
  "rows that are none": `frame({ is: "rows", rows: "x" })`,
  "rows of objects": `frame({ is: "rows", rows: [{ rows: { toString: 1 } }] })`,
  "rows with the prototype": `frame('{"is":"rows","rows":[{"__proto__":{"polluted":true},"rows":"[]"}]}')`,
  "catalogs that are no JSON": `rows("[")`,
  "catalogs that are null": `rows("null")`,
  "catalogs that are one object": `rows("{}")`,
  "catalogs of numbers": `rows("[1,2,3]")`,
  "relations with names that are objects": `rows(${text([{ oid: "1", kind: "r", schema: { a: 1 }, name: ["../../x"], is_partition: false }])})`,
  "relations with names that are missing": `rows(${text([{ oid: "1", kind: "r" }])})`,
  "names of the prototype": `rows('[{"__proto__":{"polluted":true},"oid":"__proto__","kind":"r","schema":"constructor","name":"__proto__"}]')`,
  "a version that is none": `frame({ is: "rows", rows: [{ version: "__proto__" }] })`,
  "two answers for one question": "[rows('[]'), rows('[]'), frame({ is: 'refused', message: 'x', code: '42501' })]",
  "notices that are not for it": `[frame({ is: "notice", message: "schemalog_" }), frame({ is: "notice", message: 7 })]`,
  "a refusal with a right that is for sale": `frame({ is: "refused", message: "permission denied for function pg_read_file", code: "42501" })`,
  "an object that is gone, again and again": `frame({ is: "refused", message: "could not open relation with OID 1", code: "XX000" })`,
};

describe("a process that has been taken over", () => {
  for (const [tried, lie] of Object.entries(lies)) {
    attempt(tried, "answers are parsed, and an error for people", async () => {
      const shadow = await takenOver(lie);
      const results = [
        await shadow.crawl(crawling).catch((error: unknown) => error),
        await shadow.run("SELECT 1").catch((error: unknown) => error),
      ];
      await shadow.close();
      for (const result of results.filter((one) => one instanceof Error)) {
        expect(result).toSatisfy((error) => error instanceof SchemalogError || error instanceof StatementError);
      }
      // Rows that are legal say of an empty database what they say.
      if (!(results[0] instanceof SchemalogError)) expect(results[0]).toMatchObject({ database: { objects: [] } });
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    });
  }
});

attempt("look for files that the one that started it has open", "no descriptor is inherited", async () => {
  const folder = mkdtempSync(join(tmpdir(), "c4n4ry-"));
  const open = openSync(join(folder, "open"), "w");
  const shadow = await shadowIn(startSandbox([]));
  const look = `(() => { const fs = process.getBuiltinModule("fs"); throw new Error(fs.readdirSync("/proc/self/fd").map((fd) => { try { return fs.readlinkSync("/proc/self/fd/" + fd) } catch { return "-" } }).join()) })()`;
  const said = await shadow.run(loading(sideModule(look))).catch((error: unknown) => String(error));
  expect(said).toContain("socket:");
  expect(said).not.toContain("c4n4ry");
  await shadow.close();
  closeSync(open);
  rmSync(folder, { recursive: true });
});
