import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inferred } from "../../src/core/inference/index.ts";
import type { Column } from "../../src/core/model/column.ts";
import { corpus } from "../support/corpora.ts";
import { inferAll, of, sampleOf, typeOf } from "./support.ts";

type Facts = Map<string, { has: number; of: number; types: Set<string> }>;

/** All paths of all documents, counted by code that shares nothing with the inference: those of the objects in arrays, too. */
function scan(documents: object[]): Facts {
  const facts: Facts = new Map();
  const objectsAt = new Map<string, number>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (typeof value === "object" && value !== null) {
      objectsAt.set(path, (objectsAt.get(path) ?? 0) + 1);
      for (const [name, inner] of Object.entries(value)) {
        const at = `${path}.${name}`;
        const fact = facts.get(at) ?? { has: 0, of: 0, types: new Set<string>() };
        facts.set(at, fact);
        fact.has++;
        fact.types.add(Array.isArray(inner) ? "array" : typeOf(inner));
        visit(inner, at);
      }
    }
  };
  for (const document of documents) visit(document, "");
  for (const [path, fact] of facts) fact.of = objectsAt.get(path.slice(0, path.lastIndexOf("."))) ?? 0;
  return facts;
}

const bucket = (share: number) =>
  share === 1 ? "always" : share >= 0.5 ? "usually" : share >= 0.05 ? "sometimes" : "rarely";

const expected = (facts: Facts) =>
  [...facts]
    .map(([path, { has, of: all, types }]) => `${path} ${bucket(has / all)} ${[...types].sort().join("|")}`)
    .sort();

const told = (columns: Column[], path = ""): string[] =>
  columns
    .flatMap(({ name, type, types, nullable, presence, fields = [] }) => {
      const all = [...(types ?? [type]).map((one) => one.replace(/<.*/, "")), ...(nullable ? ["null"] : [])];
      const line = `${path}.${name} ${presence} ${[...new Set(all)].sort().join("|")}`;
      return [line, ...told(fields, `${path}.${name}`)];
    })
    .sort();

describe.for([
  ["emojibase/data.json", 1949],
  ["usgs-earthquakes/earthquakes.json", 1707],
] as const)("%s", ([path, count]) => {
  const read = (file: string): object[] => {
    const parsed = JSON.parse(readFileSync(file, "utf8")) as object[] | { features: object[] };
    return Array.isArray(parsed) ? parsed : parsed.features;
  };

  test("all fields are found, with their types, as often as they are there", (context) => {
    const documents = read(corpus(context, `mongodb/${path}`));
    expect(documents).toHaveLength(count);
    expect(told(of(documents).columns)).toEqual(expected(scan(documents)));
  });

  test("samples after the first change nothing, and what they say is near what a scan says", (context) => {
    const documents = read(corpus(context, `mongodb/${path}`));
    const samples = Array.from({ length: 10 }, (_, seed) =>
      sampleOf(300, documents.length, seed).map((index) => documents[index] ?? {}),
    );
    const first = of(samples[0] ?? []);
    for (const sample of samples) expect(of(sample, first)).toEqual(first);
    const all = new Map(told(of(documents).columns).map((line) => [line.split(" ")[0], line]));
    for (const line of told(first.columns)) expect([...all.keys()]).toContain(line.split(" ")[0]);
  });
});

test.for([
  ["ChatSystemSchema.json", ["Room: (CreatedBy)", "User: (Comment, CreatedAt, RoomID)"]],
  ["SessionManagementSchema.json", ["suuid# c# (last_login_time)", "suuid# child# ()"]],
  [
    "SocialNetworkSchema.json",
    [
      "p# (etc)",
      "p# u# ()",
      "u# (content, etc, follower#, following#, imageUrl, name, post#)",
      "u# p# (content, imageUrl, timestamp)",
      "u# p#…u# (ttl)",
      "u# u# ()",
    ],
  ],
] as const)("entities of %s", ([file, entities], context) => {
  type Model = { DataModel: { TableData: Record<string, Record<string, unknown>>[] }[] };
  const model = JSON.parse(readFileSync(corpus(context, `dynamodb/${file}`), "utf8")) as Model;
  const items = (model.DataModel[0]?.TableData ?? []).map((item) =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, Object.values(value)[0]])),
  );
  const { shapes = [] } = inferred(inferAll(items, ["PK", "SK"]), null);
  expect(shapes.map(({ name, columns }) => `${name} (${columns.join(", ")})`)).toEqual(entities);
});
