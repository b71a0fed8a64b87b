import { describe, expect, test } from "vitest";
import { inferred, merge } from "../../src/core/inference/index.ts";
import { inferAll, of, randomOf } from "./support.ts";

const many = (count: number, make: (index: number, random: () => number) => object) => {
  const random = randomOf(count);
  return Array.from({ length: count }, (_, index) => ({ _id: index, ...make(index, random) }));
};

const payments = many(300, (index, random) => ({
  kind: ["card", "bank", "wallet"][index % 3],
  state: ["open", "done"][Math.floor(random() * 2)],
  amount: 1,
  ...(random() < 0.5 && { note: "x" }),
  ...(index % 3 === 0 && { number: "x", expires: 1 }),
  ...(index % 3 === 1 && { iban: "x" }),
}));

describe("shapes told apart by a field", () => {
  test("are told by the fields that its values decide, and not by the values", () => {
    const { discriminator, shapes } = of(payments);
    expect(discriminator).toEqual(["kind"]);
    const presence = expect.objectContaining({ note: expect.stringMatching("sometimes|usually") });
    expect(shapes).toEqual([
      { columns: ["expires", "number"], presence },
      { columns: ["iban"], presence },
      { columns: [], presence },
    ]);
  });

  test("also by a number, a truth value, or whether the field is there", () => {
    const by = (make: (index: number) => object) =>
      of(many(100, (index) => ({ ...make(index), ...(index % 2 === 0 && { a: 1, b: 1 }) })));
    expect(by((index) => ({ version: (index % 2) + 1 })).discriminator).toEqual(["version"]);
    expect(by((index) => ({ old: index % 2 === 0 })).discriminator).toEqual(["old"]);
    expect(by((index) => (index % 2 === 0 ? { __t: "Student" } : {})).discriminator).toEqual(["__t"]);
  });

  test("are not there where nothing is decided, or by too many values", () => {
    const loose = many(300, (_, random) => ({
      kind: random() < 0.5 ? "a" : "b",
      ...(random() < 0.5 && { x: 1, y: 1 }),
    }));
    expect(of(loose).shapes).toBeUndefined();
    const each = many(300, (index) => ({ kind: `k${index % 40}`, ...(index % 2 === 0 && { x: 1, y: 1 }) }));
    expect(of(each).shapes).toBeUndefined();
    const unique = many(12, (index) => ({ name: `n${index}`, ...(index % 2 === 0 && { x: 1, y: 1 }) }));
    expect(of(unique).shapes).toBeUndefined();
    const texts = many(100, (index) => ({ text: `${index % 2}`.repeat(65), ...(index % 2 === 0 && { x: 1, y: 1 }) }));
    expect(of(texts).shapes).toBeUndefined();
  });

  test("follow a field that joins one of them", () => {
    const more = (share: number) =>
      many(3000, (index, random) => ({
        ...payments[index % 300],
        ...(index % 3 === 1 && random() < share && { bic: "x" }),
      }));
    expect(of(more(1), of(more(0))).shapes).toContainEqual(expect.objectContaining({ columns: ["bic", "iban"] }));
    expect(of(more(1), of(more(0))).shapes).toHaveLength(3);
  });

  test("stay where no document was sampled", () => {
    expect(inferred(inferAll([]), of(payments))).toEqual(of(payments));
  });

  test("16 of them in many documents", () => {
    const shapes = many(3200, (index) => ({ type: `t${index % 16}`, [`own_${"abcdefghijklmnop"[index % 16]}`]: 1 }));
    expect(of(shapes).shapes).toHaveLength(16);
  });
});

describe("kinds told apart by the prefixes of keys", () => {
  const items = many(60, (index) => {
    const user = `USER#${1000 + (index % 10)}`;
    if (index % 3 === 0) return { PK: user, SK: "PROFILE", email: "x" };
    if (index % 3 === 1) return { PK: user, SK: `ORDER#${index}`, total: 1, ...(index % 2 === 0 && { note: "x" }) };
    return { PK: `ORDER#${index}`, SK: `ITEM#${index}`, sku: "x" };
  });
  const kinds = (documents: object[]) => inferred(inferAll(documents, ["PK", "SK"]), null);

  test("are named by them, each with its own fields", () => {
    expect(kinds(items)).toMatchObject({
      discriminator: ["PK", "SK"],
      shapes: [
        { name: "ORDER# ITEM#", columns: ["sku"] },
        { name: "USER#", columns: ["email"] },
        { name: "USER# ORDER#", columns: ["note", "total"] },
      ],
    });
  });

  test("whole keys and what follows a prefix never come out", () => {
    expect(JSON.stringify(kinds(items))).not.toMatch(/PROFILE|100\d/);
    const one = kinds([...items, { PK: "ada#1", SK: "x", a: 1 }, { PK: "ada#1", SK: "y", a: 1 }]);
    expect(JSON.stringify(one)).not.toContain("ada");
  });

  test("a prefix that is another in each item tells nothing", () => {
    const names = ["ada", "bob", "cleo", "dan"].flatMap((first) => "abcdefghij".split("").map((last) => first + last));
    const own = kinds(names.flatMap((name) => [1, 2].map((id) => ({ PK: `${name}#${id}`, SK: "x", a: 1 }))));
    expect(own.shapes).toBeUndefined();
  });

  test("behind an id, and with nothing behind them", () => {
    const deep = many(400, (index) => {
      const user = `u#${index % 20}`;
      if (index % 5 === 0) return { PK: user, SK: `order#${index}`, total: 1 };
      if (index % 5 === 1) return { PK: user, SK: "profile#", email: "x" };
      if (index % 5 === 2) return { PK: user, SK: `order#${index}#line#${index % 7}`, sku: "x" };
      if (index % 5 === 3) return { PK: `t#${index % 3}#u#${index}`, SK: `#meta#${index}`, plan: "x" };
      return { PK: `t#${index % 3}`, SK: `role#admin#${index}`, right: "x" };
    });
    expect(kinds(deep).shapes).toEqual([
      { name: "t# role#", columns: ["right"] },
      { name: "t#…u# #meta#", columns: ["plan"] },
      { name: "u# order#", columns: ["total"] },
      { name: "u# order#…line#", columns: ["sku"] },
      { name: "u# profile#", columns: ["email"] },
    ]);
    expect(JSON.stringify(kinds(deep))).not.toContain("admin");
    const [one, other] = [deep.slice(0, 250), deep.slice(250)].map((part) => inferAll(part, ["PK", "SK"]));
    merge(other!, one!);
    expect(inferred(other!, null)).toEqual(kinds(deep));
  });

  test("of too many words behind ids only those before them count", () => {
    const words = "abcdefghijklmnopqrstuvwxyz".split("");
    const files = many(520, (index) => ({
      PK: `${index % 2 === 0 ? "file" : "dir"}#${index}#${words[index % 26]}x#${index}`,
      ...(index % 2 === 0 ? { bytes: 1 } : { owner: "x" }),
    }));
    const { shapes } = inferred(inferAll(files, ["PK"]), null);
    expect(shapes?.map(({ name }) => name)).toEqual(["dir#", "file#"]);
    expect(inferred(inferAll([...files].reverse(), ["PK"]), null).shapes).toEqual(shapes);
  });

  test("a field tells them apart where it decides of more than the keys", () => {
    const types = ["user", "team", "plan", "bill"];
    const items = many(400, (index) => ({
      PK: `${index % 2 === 0 ? "a" : "b"}#${index}`,
      type: types[index % 4],
      [`of_${types[index % 4]}`]: 1,
      [`own_${types[index % 4]}`]: 1,
    }));
    const told = inferred(inferAll(items, ["PK"]), null);
    expect(told.discriminator).toEqual(["type"]);
    expect(told.shapes).toHaveLength(4);
    expect(inferred(inferAll(items.slice(0, 40), ["PK"]), told)).toEqual(told);
  });

  test("each by itself says how often its fields are there, whatever other kinds come", () => {
    const users = many(300, (index) => ({ PK: `U#${index}`, email: "x", ...(index % 3 > 0 && { phone: "x" }) }));
    const teams = many(300, (index) => ({ PK: `T#${index}`, title: "x" }));
    const bills = many(3000, (index) => ({ PK: `B#${index}`, total: 1 }));
    const before = kinds([...users, ...teams]);
    const user = { name: "U#", columns: ["email", "phone"], presence: { phone: "usually" } };
    expect(before.shapes).toContainEqual(user);
    const after = inferred(inferAll([...users, ...teams, ...bills], ["PK", "SK"]), before);
    expect(after.shapes).toContainEqual(user);
    expect(after.shapes).toHaveLength(3);
  });

  test("are the same when parts are merged, and stay when one is not sampled", () => {
    const parts = inferAll(items.slice(0, 7), ["PK", "SK"]);
    merge(parts, inferAll(items.slice(7), ["PK", "SK"]));
    expect(inferred(parts, null)).toEqual(kinds(items));
    const profiles = items.filter((_, index) => index % 3 !== 0);
    expect(inferred(inferAll(profiles, ["PK", "SK"]), kinds(items)).shapes).toEqual(kinds(items).shapes);
  });
});
