import { type Node, patternOf, shortest } from "./pattern.ts";

/** So many texts are told apart at most. */
const most = 2 ** 50;
/** So often is repeated at most what may be repeated without end. */
const mostRepeats = 12;

/** The texts that a regular expression takes, of at most that length, in an order: how many there are, and each by its number. */
export type Matches = { count: number; at(index: number): string };

/** Undefined where there is something in the expression that is not read. */
export function matchesOf(source: string, length: number): Matches | undefined {
  const node = patternOf(source);
  if (node === undefined) return undefined;
  const open = openRepeats(node);
  const spare = Math.max(0, length - shortest(node));
  return matches(node, open === 0 ? 0 : Math.min(mostRepeats, Math.floor(spare / open)));
}

const openRepeats = (node: Node): number =>
  node.is === "one"
    ? 0
    : node.is === "again"
      ? (node.most > node.least ? 1 : 0) + openRepeats(node.of)
      : node.of.reduce((sum, each) => sum + openRepeats(each), 0);

function matches(node: Node, repeats: number): Matches {
  if (node.is === "one") return { count: node.of.length, at: (index) => node.of[index]! };
  if (node.is === "any") return chosen(node.of.map((each) => matches(each, repeats)));
  if (node.is === "all") return joined(node.of.map((each) => matches(each, repeats)));
  const of = matches(node.of, repeats);
  const times = Math.min(node.most, node.least + repeats) - node.least + 1;
  return chosen(
    Array.from({ length: Math.max(1, times) }, (_, more) => joined(Array<Matches>(node.least + more).fill(of))),
  );
}

function chosen(all: Matches[]): Matches {
  const count = all.reduce((sum, each) => Math.min(most, sum + each.count), 0);
  return {
    count,
    at(index) {
      let rest = index;
      for (const each of all) {
        if (rest < each.count) return each.at(rest);
        rest -= each.count;
      }
      return "";
    },
  };
}

function joined(all: Matches[]): Matches {
  return {
    count: all.reduce((product, each) => Math.min(most, product * each.count), 1),
    at(index) {
      let rest = index;
      let text = "";
      for (const each of all.toReversed()) {
        text = each.at(rest % each.count) + text;
        rest = Math.floor(rest / each.count);
      }
      return text;
    },
  };
}
