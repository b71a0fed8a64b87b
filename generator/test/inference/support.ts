import {
  type Inference,
  type Inferred,
  inferPlain,
  inferred,
  newInference,
  type TypeNames,
} from "../../src/core/inference/index.ts";
import type { Column } from "../../src/core/model/column.ts";

export const typeNames: TypeNames = { document: "object", array: "array", null: "null" };

export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "double";
  return value instanceof Date ? "date" : typeof value;
}

export function inferAll(documents: object[], keys: string[] = []): Inference {
  const inference = newInference(typeNames, keys);
  for (const document of documents) inferPlain(inference, document, typeOf);
  return inference;
}

export const of = (documents: object[], last: Inferred | null = null): Inferred => inferred(inferAll(documents), last);

/** Columns as a person would write them down: `name type[?] presence { … }`. */
export function told(columns: Column[], indent = ""): string {
  return columns
    .map(({ name, type, types, nullable, presence, fields }) => {
      const line = [name, types?.join("|") ?? type, nullable ? "or null" : "", presence ?? ""]
        .filter(Boolean)
        .join(" ");
      return `${indent}${line}${fields ? `\n${told(fields, `${indent}  `)}` : ""}`;
    })
    .join("\n");
}

/** Random numbers that are the same in every run. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** As many of the numbers below `count`, each at most once. */
export function sampleOf(size: number, count: number, seed: number): number[] {
  const random = randomOf(seed);
  const chosen = new Set<number>();
  while (chosen.size < size) chosen.add(Math.floor(random() * count));
  return [...chosen];
}
