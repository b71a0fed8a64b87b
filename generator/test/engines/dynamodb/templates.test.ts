import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dynamodb } from "../../../src/core/dialects/dynamodb/index.ts";
import { readYaml } from "../../../src/core/dialects/dynamodb/templates/yaml.ts";
import { filesOf } from "../../support/crawled.ts";
import { crawlWith, load, startDynalite, tablesIn } from "../../support/dynamodb.ts";
import { expectGolden } from "../../support/golden.ts";

const folder = join(import.meta.dirname, "../../cases/dynamodb/templates");

test.for(readdirSync(folder))("%s", async (name) => {
  const [file = ""] = readdirSync(join(folder, name)).filter((one) => one.startsWith("input."));
  const text = readFileSync(join(folder, name, file), "utf8");
  const { statements, skipped } = dynamodb.script.split(text);
  const files = Object.entries(filesOf(await tablesIn(text))).filter(([path]) => path.startsWith("main/"));
  const lines = [
    ...statements.map(({ line, sql }) => `line ${line}: ${JSON.parse(sql).name}`),
    ...skipped.map(({ line, message, remedy }) => `line ${line}: ${message}. ${remedy}`),
    ...files.map(([path, content]) => `== ${path}\n${content}`),
  ];
  const golden = lines.join("\n");
  expectGolden(golden, join(folder, name, "expected.txt"));
  expect(golden).not.toContain("canary");
  for (const { sql } of statements) expect(sql).not.toContain("canary");
});

test("a template and the tables that it makes give the same snapshot", async () => {
  const input = JSON.parse(readFileSync(join(folder, "../tables/input.json"), "utf8"));
  const Resources = Object.fromEntries(
    input.map(({ Items: _, ...Properties }: object & { Items: object }, at: number) => [
      `Table${at}`,
      { Type: "AWS::DynamoDB::Table", Properties },
    ]),
  );
  const url = await startDynalite();
  await load(url, input);
  const { database } = await crawlWith(url, { scan: { upTo: 0, readUnits: 0 } });
  expect(filesOf(await tablesIn(JSON.stringify({ Resources })))).toEqual(filesOf(database));
});

test.for([
  ["just text", "this is no template"],
  ["", "this is no template"],
  ["{", "Flow map must end with a }"],
  ["[1, 2]", "this is no template"],
  ["%", "at line 1"],
  ["[".repeat(50_000), "at line 1"],
  [
    "Resources: { A: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: secret } } }",
    "table A is broken: KeySchema: expected array",
  ],
  ['{ "DataModel": [{ "TableName": "x" }] }', "the model of NoSQL Workbench is broken: KeyAttributes"],
] as const)("what is broken is told: %#", async ([text, why]) => {
  const error = (await tablesIn(text).catch((thrown: Error) => thrown)) as Error;
  expect(error.message).toContain(why);
  expect(error.message).not.toContain("secret");
});

test("aliases and functions that make much of a short text end soon", async () => {
  const names = "abcdefghij".split("");
  const aliases = names.map(
    (name, at) => `${name}: &${name} [${names[at - 1] ? `*${names[at - 1]},`.repeat(9) : "1"}]`,
  );
  expect(() => readYaml(aliases.join("\n"))).toThrow("too many values");
  const nested = (depth: number): object =>
    depth === 0 ? { Ref: "x" } : { "Fn::Sub": [`$\{v}$\{v}`, { v: nested(depth - 1) }] };
  const Properties = { TableName: nested(60), AttributeDefinitions: [], KeySchema: [] };
  const { objects } = await tablesIn(
    JSON.stringify({ Resources: { A: { Type: "AWS::DynamoDB::Table", Properties } } }),
  );
  expect(objects[0]?.name.length).toBeLessThan(5_000);
  const circle = {
    Conditions: { a: { Condition: "b" }, b: { Condition: "a" } },
    Resources: { A: { Type: "AWS::DynamoDB::Table", Condition: "a" } },
  };
  expect((await tablesIn(JSON.stringify(circle))).objects).toHaveLength(1);
});
