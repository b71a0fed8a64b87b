import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";

/** What stands at a name of the text's outermost objects, and where that name stands (characters, 0-based). */
export type Entry = { value: unknown; offset: number };

export type Yaml = {
  value: unknown;
  /** The entries of an object or list one level down, by the names that lead there. */
  entriesAt(...path: string[]): Map<string, Entry>;
};

/** Aliases let a short text stand for more than memory holds. */
const mostNodes = 500_000;

/**
 * A YAML or JSON text as data, in which a tag of CloudFormation (`!Ref x`) is what it is short for (`{ Ref: x }`). Throws Error for a
 * text that is neither.
 */
export function readYaml(text: string): Yaml {
  const document = parseDocument(text, { logLevel: "silent", uniqueKeys: false });
  const [error] = document.errors;
  if (error) throw new Error(error.message.split("\n")[0]?.replace(/:$/, ""));
  let nodes = 0;
  const dataOf = (node: unknown): unknown => {
    if (++nodes > mostNodes) throw new Error("this has too many values");
    if (isAlias(node)) return dataOf(node.resolve(document));
    const { tag } = (node ?? {}) as Node;
    const plain = plainOf(node);
    return tag?.startsWith("!") ? inLong(tag.slice(1), plain) : plain;
  };
  const plainOf = (node: unknown): unknown => {
    if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [nameOf(key), dataOf(value)]));
    if (isSeq(node)) return node.items.map(dataOf);
    return isScalar(node) ? node.value : null;
  };
  return {
    value: dataOf(document.contents),
    entriesAt(...path) {
      let node: unknown = document.contents;
      for (const name of path) node = isMap(node) ? node.get(name, true) : undefined;
      const entries = new Map<string, Entry>();
      if (isMap(node)) {
        for (const { key, value } of node.items)
          entries.set(nameOf(key), { value: dataOf(value), offset: offsetOf(key) });
      }
      if (isSeq(node)) {
        for (const [index, item] of node.items.entries())
          entries.set(String(index), { value: dataOf(item), offset: offsetOf(item) });
      }
      return entries;
    },
  };
}

const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : key);
const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

/** The long form of a tag's short one (CloudFormation User Guide: Intrinsic function reference). */
const inLong = (tag: string, value: unknown): unknown => ({
  [/^(Ref|Condition)$/.test(tag) ? tag : `Fn::${tag}`]: value,
});
