import { expect, test } from "vitest";
import { extentOf } from "../../../src/engines/mongodb/crawl/sample.ts";

const megabyte = 1024 * 1024;

test.for([
  ["of an empty collection all", { count: 0, bytes: 0 }, "whole"],
  ["of a small one all", { count: 80_000, bytes: 64 * megabyte }, "whole"],
  ["of one with a document more a sample", { count: 80_001, bytes: megabyte }, 4_000],
  ["of a large one no more", { count: 1_000_000_000, bytes: 1e12 }, 4_000],
  ["of few large documents less than five per cent", { count: 1_000, bytes: 65 * megabyte }, 49],
  ["of very few at least one", { count: 10, bytes: 160 * megabyte }, 1],
  ["of one that is not counted a sample", undefined, 4_000],
] as const)("%s", ([, size, extent]) => {
  expect(extentOf(size)).toBe(extent);
  if (size && typeof extent === "number" && extent > 1) expect(extent).toBeLessThan(0.05 * size.count);
});
