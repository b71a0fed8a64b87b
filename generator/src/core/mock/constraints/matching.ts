import { below, type Draw } from "../random/draw.ts";
import { type Node, patternOf, shortest } from "./pattern.ts";

export type Size = { least: number; most: number; ignoresCase: boolean };

/** A text that a regular expression of JavaScript takes, of about the size; undefined where there is something in it that is not read. */
export function matching(source: string, { key, row, attempt }: Draw, size: Size): string | undefined {
  const node = patternOf(source);
  if (node === undefined) return undefined;
  let draws = 0;
  const pick = (count: number) => below(count, key, row, 7 + attempt * 131 + draws++);
  let spare = size.most - shortest(node);
  const wanted = size.least - shortest(node);
  let missing = Math.max(0, wanted);
  const write = (one: Node): string => {
    if (one.is === "one") return one.of[pick(one.of.length)] ?? "";
    if (one.is === "all") return one.of.map(write).join("");
    if (one.is === "any") return write(one.of[pick(one.of.length)]!);
    const length = Math.max(1, shortest(one.of));
    const room = Math.max(
      0,
      Math.min(one.most - one.least, Math.floor(spare / length), Math.max(8, Math.ceil(missing / length))),
    );
    const more = missing > 0 ? Math.min(room, Math.ceil(missing / length)) : pick(room + 1);
    spare -= more * length;
    missing -= more * length;
    let text = "";
    for (let count = 0; count < one.least + more; count++) text += write(one.of);
    return text;
  };
  return write(node);
}
