import { describe, expect, test } from "vitest";
import { type Inferred, inferred } from "../../src/core/inference/index.ts";
import { inferAll, of, randomOf, sampleOf, told } from "./support.ts";

const count = 100_000;
const shares = [0.9999, 0.9995, 0.999, 0.998, 0.99, 0.95, 0.55, 0.52, 0.51, 0.505, 0.5, 0.495, 0.49, 0.48, 0.45];
const low = [0.1, 0.06, 0.055, 0.05, 0.048, 0.045, 0.04, 0.01, 0.005, 0.003, 0.002, 0.001, 0.0005, 0.0001];
const name = (share: number) => `f${String(share).replace("0.", "")}`.slice(0, 5);

/** One of many documents in which all that can stand on a border stands on one. */
function document(id: number): object {
  const random = randomOf(id * 7919 + 1);
  const has = (share: number) => random() < share;
  const some = <T>(share: number, value: T, other: T): T => (has(share) ? value : other);
  const fields: [string, unknown][] = [...shares, ...low].flatMap((share) => (has(share) ? [[name(share), 1]] : []));
  for (let index = 0; index < 60; index++)
    if (has(0.0008)) fields.push([`tail_${"abcdefghij"[index % 10]}${index}`, 1]);
  const kind = some<string>(0.5, "card", some<string>(0.5, "bank", "cash"));
  return {
    _id: id,
    ...Object.fromEntries(fields),
    halves: some<unknown>(0.5, 1, "x"),
    thirds: some<unknown>(0.3333, 1, some<unknown>(0.5, "x", true)),
    odd: some<unknown>(0.001, "x", 1),
    nullish: some<unknown>(0.001, null, 1),
    list: [some<unknown>(0.5, 1, "x"), ...(has(0.002) ? [1.5] : [])],
    ...(has(0.01) && { rare: { a: 1, ...(has(0.5) && { b: 1 }), ...(has(0.05) && { c: "x" }) } }),
    title: Object.fromEntries(["en", "de", "fr", "pt-BR", "nl"].flatMap((one) => (has(0.3) ? [[one, "x"]] : []))),
    byUser: { [`user_${10_000 + id}`]: { seen: 1, ...(has(0.05) && { muted: true }) } },
    votes: { [letters(Math.floor(random() * 5_000))]: 1 },
    kind,
    ...(kind === "card" && { number: "x", expires: 1, ...(has(0.5) && { name: "x" }) }),
    ...(kind === "bank" && { iban: "x", bic: "x" }),
  };
}

const letters = (number: number) => `k${[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;

describe.for([300, 1000, 4000])("ten samples of %i documents of 100,000 that did not change", (size) => {
  const samples = Array.from({ length: 10 }, (_, seed) => sampleOf(size, count, seed + size).map(document));

  test("change no byte of what the first said", () => {
    let last: Inferred | null = null;
    const results = samples.map((sample) => {
      last = of(sample, last);
      return JSON.stringify(last);
    });
    expect(new Set(results).size).toBe(1);
  });

  test("would change it if each stood by itself", () => {
    expect(new Set(samples.map((sample) => JSON.stringify(of(sample)))).size).toBe(10);
  });

  test("leave nothing of what is data", () => {
    const first = of(samples[0] ?? []);
    expect(told(first.columns)).not.toMatch(/user_|pt-BR|\bk[a-j]+\b/);
    expect(first.discriminator).toEqual(["kind"]);
    expect(first.shapes).toHaveLength(3);
  });
});

describe.for([300, 1000, 4000])("ten samples of %i items of a table with several entities", (size) => {
  const item = (id: number): object => {
    const random = randomOf(id * 7919 + 3);
    const own = (share: number, ...names: string[]) =>
      Object.fromEntries(names.flatMap((one) => (random() < share ? [[one, "x"]] : [])));
    const user = `u#${id % 977}`;
    if (id % 10 < 4) return { PK: user, SK: "profile#", email: "x", ...own(0.5, "phone", "note"), ...own(0.05, "vip") };
    if (id % 10 < 7)
      return { PK: user, SK: `order#${id}`, total: 1, ...own(0.94, "paid"), ...own(0.04, "note", "gift") };
    if (id % 10 < 9) return { PK: user, SK: `order#${id % 60}#line#${id}`, sku: "x", ...own(0.049, "note") };
    if (id % 50 === 9) return { PK: `shop#${id % 3}`, SK: `${"abcdefghijk"[id % 11]}#${id}`, city: "x" };
    return { PK: `t#1#u#${id}`, SK: "x", ...own(0.06, "note") };
  };

  test("change no byte of what the first said", () => {
    let last: Inferred | null = null;
    const results = Array.from({ length: 10 }, (_, seed) => {
      last = inferred(inferAll(sampleOf(size, count, seed + size).map(item), ["PK", "SK"]), last);
      return JSON.stringify(last);
    });
    expect(new Set(results).size).toBe(1);
    expect(results[0]).toContain("u# order#…line#");
  });
});

describe("what did change is told", () => {
  const before = of(
    sampleOf(1000, count, 1).map((id) => ({ _id: id, a: 1, ...(id % 10 < 7 && { b: 1 }), c: 1, g: "x" })),
  );
  const after = (change: (id: number) => object) => told(of(sampleOf(1000, count, 2).map(change), before).columns);

  test.for<[string, (id: number) => object, string]>([
    ["a field that was always there is gone", (id) => ({ _id: id, b: 1, c: 1, g: "x" }), "-a"],
    ["a field that was always there is rare", (id) => ({ _id: id, ...(id % 33 === 0 && { a: 1 }) }), "a int rarely"],
    ["a field that was usually there is gone", (id) => ({ _id: id, a: 1, c: 1, g: "x" }), "-b"],
    [
      "a field that was usually there is sometimes",
      (id) => ({ _id: id, ...(id % 10 < 3 && { b: 1 }) }),
      "b int sometimes",
    ],
    ["a new field", (id) => ({ _id: id, ...(id % 40 === 0 && { n: 1 }) }), "n int rarely"],
    ["a new type", (id) => ({ _id: id, c: id % 25 === 0 ? "x" : 1 }), "c int|string always"],
    ["a type that takes over", (id) => ({ _id: id, c: id % 4 === 0 ? 1 : "x" }), "c string|int always"],
    ["a type that is gone", (id) => ({ _id: id, c: "x" }), "c string always"],
    ["nulls", (id) => ({ _id: id, c: id % 25 === 0 ? null : 1 }), "c int or null always"],
    ["documents where texts were", (id) => ({ _id: id, g: { h: id % 10 } }), "g object always\n  h int always"],
  ])("%s", ([, change, line]) => {
    const lines = `\n${after(change)}\n`;
    if (line.startsWith("-")) expect(lines).not.toContain(`\n${line.slice(1)} `);
    else expect(lines).toContain(`\n${line}\n`);
  });

  test("but not what one sample may have seen by chance", () => {
    const rare = (id: number) => ({ _id: id, a: 1, ...(id % 10 < 7 && { b: 1 }), c: 1, g: "x" });
    const sample = sampleOf(1000, count, 3).map(rare);
    sample[0] = { _id: 1, n: 1, c: "x" } as never;
    expect(of(sample, before)).toEqual(before);
  });

  test("and all of it where every document was read", () => {
    const last = of([{ a: 1 }, { a: 1, b: "x" }]);
    expect(told(of([{ a: 1 }], last).columns)).toContain("b string");
    expect(told(of([{ a: 1 }]).columns)).toBe("a int always");
  });
});
