import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePath, objectPath } from "../../src/core/canonical/index.ts";
import { decodeName, encodeName } from "../../src/core/names/file-name.ts";
import { arbitraryName, arbitraryObject, hostileNames } from "../support/arbitrary-database.ts";

/** What a file system may take two names for the same by: case, and composed or decomposed characters. */
const folded = (name: string) => [
  name.normalize("NFC").toLowerCase(),
  name.normalize("NFD").toLowerCase(),
  name.normalize("NFC").toUpperCase(),
  name.normalize("NFD").toUpperCase(),
];

const anyName = fc.oneof(arbitraryName, fc.string({ unit: "binary", maxLength: 80 }), fc.string({ maxLength: 400 }));

test("a short name comes back from its file name, also a decomposed one; a long one is known by its hash", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const encoded = encodeName(name);
      const hashed = /\+[0-9a-f]{32}$/.test(encoded);
      expect(decodeName(encoded)).toBe(hashed ? undefined : name);
      expect(decodeName(encoded.normalize("NFD"))).toBe(hashed ? undefined : name);
      if (hashed) expect(name === "" || Buffer.byteLength(encoded) > 160).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("different names have different file names where case and normal form make no difference", () => {
  const pairs = fc.oneof(
    fc.tuple(anyName, anyName),
    anyName.map((name): [string, string] => [name, name.toUpperCase()]),
    anyName.map((name): [string, string] => [name, name.toLowerCase()]),
    anyName.map((name): [string, string] => [name, name.normalize("NFD")]),
    anyName.map((name): [string, string] => [name, encodeName(name)]),
  );
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      fc.pre(a !== b);
      const [one, other] = [folded(encodeName(a)), folded(encodeName(b))];
      for (const index of one.keys()) expect(one[index]).not.toBe(other[index]);
    }),
    { numRuns: 2000 },
  );
});

test("a file name is legal on Linux, macOS, Windows and in Git", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const encoded = encodeName(name);
      expect(encoded).not.toMatch(/[<>:"/\\|?*%\p{Cc}\p{Cs}\p{M}]|^[ .-]|[ .]$|^$/u);
      expect(encoded).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$) *(\.|$)/i);
      expect(encoded).not.toMatch(/^(\.git|database\.json)$/i);
      expect(Buffer.byteLength(`${encoded}.json`)).toBeLessThanOrEqual(255);
    }),
    { numRuns: 2000 },
  );
});

test("an object's path stays in the folder of its kind, and names the object", () => {
  fc.assert(
    fc.property(arbitraryObject, (object) => {
      const path = objectPath(object);
      expect(path.split("/")).toHaveLength(3);
      const { kind, schema, name } = object;
      const signature = object.kind === "routine" ? object.signature : undefined;
      expect(decodePath(path)).toEqual(
        /\+[0-9a-f]{32}(\/|\.json)/.test(path) ? undefined : { kind, schema, name, signature },
      );
    }),
  );
});

test("routines that only differ in where the name ends have different files", () => {
  const paths = [
    ["f", "a)("],
    ["f(a)", ""],
    ["f", "a"],
    ["f(a", ""],
    ["F", "a"],
    ["f", "A"],
  ].map(([name = "", signature]) => objectPath({ kind: "routine", schema: "s", name, signature }).toLowerCase());
  expect(new Set(paths).size).toBe(paths.length);
});

describe("names as people have them stay readable", () => {
  test.each([
    ["order_items", "order_items"],
    ["UserProfile", "~user~profile"],
    ["größe", "grö~0df~e"],
    ["таблица", "таблица"],
    ["客户", "客户"],
    ["테이블", "테이블"],
    ["name with spaces", "name with spaces"],
    ["hyphen-table", "hyphen-table"],
    ["con", "~63~on"],
    [".git", "~2e~git"],
  ])("%s → %s", (name, encoded) => expect(encodeName(name)).toBe(encoded));
});

test("every hostile name has a file name of its own", () => {
  const names = new Set(hostileNames.map((name) => encodeName(name).normalize("NFD").toLowerCase()));
  expect(names.size).toBe(new Set(hostileNames).size);
});
