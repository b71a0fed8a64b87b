import type { SequenceFacts } from "../../model/column.ts";

const maxOf: Record<string, string> = { smallint: "32767", integer: "2147483647", bigint: "9223372036854775807" };
const minOf: Record<string, string> = { smallint: "-32768", integer: "-2147483648", bigint: "-9223372036854775808" };

/** The smallest and the largest value of a sequence for which nothing else was said (manual, CREATE SEQUENCE). */
export const usualEnds = (
  type: string,
  isDescending: boolean,
): { min?: string | undefined; max?: string | undefined } =>
  isDescending ? { min: minOf[type], max: "-1" } : { min: "1", max: maxOf[type] };

/** The step of a sequence and the last value that it gives; `usualType` where it names none. */
export function sequenceEnd(facts: SequenceFacts, usualType: string): { step: bigint; last: bigint } | undefined {
  const step = BigInt(facts.increment ?? "1");
  const usual = usualEnds(facts.type ?? usualType, step < 0n);
  const last = step < 0n ? (facts.min ?? usual.min) : (facts.max ?? usual.max);
  return last === undefined ? undefined : { step, last: BigInt(last) };
}
