import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

/** Compares a text with the file that holds what is expected; with UPDATE_GOLDEN=1 it is written instead. */
export function expectGolden(text: string, file: string): void {
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "(there is no such file)");
}
