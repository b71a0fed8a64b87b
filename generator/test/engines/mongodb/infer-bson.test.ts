import { BSON } from "mongodb";
import { expect, test } from "vitest";
import { typeNames } from "../../../src/core/dialects/mongodb/types.ts";
import { inferred, newInference } from "../../../src/core/inference/index.ts";
import { inferBson } from "../../../src/engines/mongodb/crawl/infer-bson.ts";
import { told } from "../../inference/support.ts";

const { Binary, BSONRegExp, Code, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } = BSON;

function inferAll(documents: object[]) {
  const inference = newInference(typeNames);
  for (const document of documents)
    inferBson(inference, Buffer.from(BSON.serialize(document, { ignoreUndefined: false })));
  return inferred(inference, null);
}

test("every type of a document is told by the server's word, and what stands behind it is still found", () => {
  const values: Record<string, [unknown, string]> = {
    double: [new Double(1.5), "double"],
    string: ["x\u0000y", "string"],
    emptyText: ["", "string"],
    binary: [new Binary(Buffer.from([1, 0, 2])), "binData"],
    uuid: [new UUID(), "binData"],
    id: [new ObjectId(), "objectId"],
    truth: [true, "bool"],
    date: [new Date(0), "date"],
    nothing: [null, "null"],
    regex: [new BSONRegExp("a", "i"), "regex"],
    code: [new Code("x"), "javascript"],
    scoped: [new Code("x", { a: { b: 1 } }), "javascriptWithScope"],
    int: [1, "int"],
    timestamp: [new Timestamp(1n), "timestamp"],
    long: [Long.fromNumber(1), "long"],
    decimal: [Decimal128.fromString("1"), "decimal"],
    least: [new MinKey(), "minKey"],
    most: [new MaxKey(), "maxKey"],
    list: [[1, "x", [], [true]], "array<array | array<bool> | int | string>"],
    empty: [[], "array"],
    document: [{}, "object"],
  };
  for (const [name, [value, type]] of Object.entries(values)) {
    const { columns } = inferAll([{ before: 1, [name]: value, zz: 1 }]);
    const found = columns.find((column) => column.name === name);
    expect([name, found?.type.replace("array | array<bool>", "array<bool>")]).toEqual([
      name,
      type.replace("array | array<bool>", "array<bool>"),
    ]);
    expect(columns.map((column) => column.name)).toContain("zz");
  }
});

test("keys with dots, dollars and emoji, and no name at all, are told as they are", () => {
  const { columns } = inferAll([{ "a.b": 1, $c: { "$d.e": [{ "😀": 1 }] }, "": 1, "naïve name": 1 }]);
  expect(told(columns)).toBe(
    [
      "int always",
      "$c object always",
      "  $d.e array<object> always",
      "    😀 int always",
      "a.b int always",
      "naïve name int always",
    ].join("\n"),
  );
});

test("documents that differ by what one field says are told apart, whatever its type", () => {
  const of = (kinds: [unknown, unknown]) =>
    inferAll([
      ...Array.from({ length: 20 }, () => ({ kind: kinds[0], card: 1, expires: 1 })),
      ...Array.from({ length: 20 }, () => ({ kind: kinds[1], iban: 1, bic: 1 })),
    ]).discriminator;
  for (const kinds of [
    ["card", "bank"],
    [1, 2],
    [true, false],
    [new Double(1.5), new Double(2.5)],
  ] as [unknown, unknown][])
    expect(of(kinds)).toEqual(["kind"]);
});

test("a document that is cut off is an error, and not read past its end", () => {
  const bytes = Buffer.from(BSON.serialize({ a: "text", b: 1 }));
  const unknown = Buffer.from(bytes);
  unknown[4] = 0x42;
  expect(() => inferBson(newInference(typeNames), unknown)).toThrow(RangeError);
  expect(() => inferBson(newInference(typeNames), bytes.subarray(0, 9))).toThrow(RangeError);
});

test("a million documents of 16 shapes are taken in within bounded memory, and told apart", {
  timeout: 120_000,
}, () => {
  const letters = "abcdefghijklmnop".split("");
  const documents = letters.flatMap((letter) =>
    Array.from({ length: 16 }, (_, index) =>
      Buffer.from(
        BSON.serialize({
          _id: `${letter}${index}`,
          kind: `of_${letter}`,
          at: new Date(index),
          [`own_${letter}`]: { [`inner_${letter}`]: index, "a.b": "$c" },
          [`list_${letter}`]: [1, "x", { y: index }],
          ...(index % 2 === 0 && { [`half_${letter}`]: "😀" }),
          byDay: { [`2024-01-${index + 1}`]: 1 },
        }),
      ),
    ),
  );
  const inference = newInference(typeNames);
  const take = (count: number) => {
    for (let index = 0; index < count; index++) inferBson(inference, documents[index % documents.length]!);
    return inference.places;
  };
  const places = take(10_000);
  expect(take(990_000)).toBe(places);
  expect(places).toBeLessThan(200);
  const { discriminator, shapes = [] } = inferred(inference, null);
  expect(discriminator).toEqual(["kind"]);
  expect(shapes).toHaveLength(16);
  expect(shapes[0]).toEqual({ columns: ["list_a", "own_a"], presence: { half_a: "usually" } });
});
