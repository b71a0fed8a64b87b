/** A regular expression as what its texts are made of. */
export type Node =
  | { is: "one"; of: string[] }
  | { is: "all"; of: Node[] }
  | { is: "any"; of: Node[] }
  | { is: "again"; of: Node; least: number; most: number };

/** A text of more characters, or of more repetitions, is no value that anybody wants: a stranger's expression may ask for millions. */
const longest = 1_000;
const mostRepeated = 200;

class Unread extends Error {}

/** What is drawn where any character will do. */
const usual = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
const digit = [..."0123456789"];
const word = [...usual, ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ_"];
const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

const cache = new Map<string, Node | undefined>();

/** Reads a regular expression of JavaScript, anchored at both ends or not; undefined where there is something in it that is not read. */
export function patternOf(source: string): Node | undefined {
  if (!cache.has(source)) cache.set(source, read(source));
  return cache.get(source);
}

/** How many characters its texts have at least. */
export function shortest(node: Node): number {
  if (node.is === "one") return node.of.length > 0 ? 1 : 0;
  if (node.is === "all") return node.of.reduce((sum, each) => sum + shortest(each), 0);
  if (node.is === "any") return Math.min(...node.of.map(shortest));
  return node.least * shortest(node.of);
}

function read(source: string): Node | undefined {
  try {
    const reader = { text: [...source], at: 0 };
    const found = either(reader);
    return reader.at === reader.text.length && shortest(found) <= longest ? found : undefined;
  } catch (error) {
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

type Reader = { text: string[]; at: number };

function either(reader: Reader): Node {
  const of = [sequence(reader)];
  while (reader.text[reader.at] === "|") {
    reader.at++;
    of.push(sequence(reader));
  }
  return of.length === 1 ? of[0]! : { is: "any", of };
}

function sequence(reader: Reader): Node {
  const of: Node[] = [];
  for (
    let next = reader.text[reader.at];
    next !== undefined && next !== "|" && next !== ")";
    next = reader.text[reader.at]
  )
    of.push(repeated(reader, atom(reader)));
  return { is: "all", of };
}

function atom(reader: Reader): Node {
  const next = reader.text[reader.at++]!;
  if (next === "^" || next === "$") return { is: "all", of: [] };
  if (next === ".") return { is: "one", of: usual };
  if (next === "[") return { is: "one", of: members(reader) };
  if (next === "\\") return escaped(reader);
  if (next !== "(") return { is: "one", of: [next] };
  if (reader.text[reader.at] === "?") {
    if (reader.text[reader.at + 1] !== ":") throw new Unread();
    reader.at += 2;
  }
  const inside = either(reader);
  if (reader.text[reader.at++] !== ")") throw new Unread();
  return inside;
}

function escaped(reader: Reader): Node {
  const next = reader.text[reader.at++];
  if (next === undefined || /[1-9Bk]/.test(next)) throw new Unread();
  if (next === "b") return { is: "all", of: [] };
  return { is: "one", of: classOf(next) ?? [next] };
}

function classOf(letter: string): string[] | undefined {
  const classes: Record<string, string[]> = { d: digit, w: word, s: [" "], t: ["\t"], n: ["\n"], r: ["\r"] };
  if (Object.hasOwn(classes, letter)) return classes[letter];
  if (letter === "D") return usual.filter((each) => !digit.includes(each));
  if (letter === "S") return usual;
  return letter === "W" ? ["-"] : undefined;
}

function members(reader: Reader): string[] {
  const negated = reader.text[reader.at] === "^";
  if (negated) reader.at++;
  const found = new Set<string>();
  for (let first = true; first || reader.text[reader.at] !== "]"; first = false) {
    const next = reader.text[reader.at++];
    if (next === undefined) throw new Unread();
    const behind = next === "\\" ? reader.text[reader.at++] : undefined;
    const all = behind === undefined ? undefined : classOf(behind);
    if (all) {
      for (const each of all) found.add(each);
      continue;
    }
    const from = behind ?? next;
    if (
      reader.text[reader.at] === "-" &&
      reader.text[reader.at + 1] !== "]" &&
      reader.text[reader.at + 1] !== undefined
    ) {
      reader.at++;
      const to = reader.text[reader.at++]!;
      const end = (to === "\\" ? reader.text[reader.at++]! : to).codePointAt(0)!;
      for (let code = from.codePointAt(0)!; code <= Math.min(end, from.codePointAt(0)! + 255); code++)
        found.add(String.fromCodePoint(code));
    } else found.add(from);
  }
  reader.at++;
  if (!negated) return [...found];
  const rest = usual.filter((each) => !found.has(each));
  return rest.length > 0 ? rest : printable.filter((each) => !found.has(each));
}

function repeated(reader: Reader, of: Node): Node {
  const next = reader.text[reader.at];
  let bounds: [number, number] | undefined;
  if (next === "*") bounds = [0, Infinity];
  else if (next === "+") bounds = [1, Infinity];
  else if (next === "?") bounds = [0, 1];
  else if (next === "{") {
    const end = reader.text.indexOf("}", reader.at);
    const [, least = "0", comma, most] = /^(\d*)(,)?(\d*)$/.exec(reader.text.slice(reader.at + 1, end).join("")) ?? [];
    if (end === -1) throw new Unread();
    bounds = [Number(least), comma ? (most ? Number(most) : Infinity) : Number(least)];
    reader.at = end;
  }
  if (bounds === undefined) return of;
  if (bounds[0] > mostRepeated) throw new Unread();
  reader.at++;
  if (/[?+]/.test(reader.text[reader.at] ?? "")) reader.at++;
  return { is: "again", of, least: bounds[0], most: bounds[1] };
}
