import { expect, test } from "vitest";
import {
  fieldOf,
  infer,
  inferred,
  newInference,
  sawArray,
  sawDocument,
  sawValue,
} from "../../src/core/inference/index.ts";
import { inferAll, of, told, typeNames } from "./support.ts";

test("documents are told place by place, without being made", () => {
  const inference = newInference(typeNames);
  infer(inference, (document) => {
    sawValue(fieldOf(inference, document, "_id"), "objectId");
    const items = sawArray(inference, fieldOf(inference, document, "items"));
    for (const type of ["int", "decimal"]) {
      const item = sawDocument(inference, items);
      sawValue(fieldOf(inference, item, "price"), type);
    }
  });
  expect(told(inferred(inference, null).columns)).toBe(
    "_id objectId always\nitems array<object> always\n  price decimal|int always",
  );
});

test("a name that stands twice in a document counts once", () => {
  const inference = newInference(typeNames);
  infer(inference, (document) => {
    for (const type of ["int", "string"]) sawValue(fieldOf(inference, document, "a"), type);
  });
  infer(inference, () => undefined);
  expect(told(inferred(inference, null).columns)).toBe("a int|string usually");
});

test("a document adds no more places than there may be in all", () => {
  const inference = newInference(typeNames);
  let most = 0;
  infer(inference, (document) => {
    for (let index = 0; index < 300_000; index++) {
      fieldOf(inference, document, `n${[...String(index)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`);
      most = Math.max(most, inference.places);
    }
  });
  expect(most).toBeLessThanOrEqual(200_001);
});

test("no documents say nothing, and take nothing back", () => {
  expect(of([])).toEqual({ columns: [] });
  const last = of(Array.from({ length: 20 }, (_, index) => ({ _id: index, a: [{ b: 1 }] })));
  expect(inferred(inferAll([]), last)).toEqual(last);
});
