import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical, fromFiles, toFiles } from "../../src/core/canonical/index.ts";
import { arbitraryDatabase } from "../support/arbitrary-database.ts";

test("what is printed is read back, whatever the names and texts", () => {
  fc.assert(
    fc.property(arbitraryDatabase, (given) => {
      const database = canonical(given);
      const files = [...toFiles(database)];
      const throughUtf8 = files.map(([path, text]): [string, string] => [
        Buffer.from(path).toString(),
        Buffer.from(text).toString(),
      ]);
      expect(fromFiles(throughUtf8.reverse())).toEqual(database);
    }),
    { numRuns: 300 },
  );
});
