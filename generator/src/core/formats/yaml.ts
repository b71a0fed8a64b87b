import { type Document, isCollection, isScalar, type LineCounter, parseDocument, visit } from "yaml";

/** Why a text is no YAML that is read here: a code of the parser's, its words where they are good, and where. */
export type YamlProblem = { code: string; message: string; offset: number };

/**
 * A document of YAML that anyone may have written. What nests without end is one problem, and so is a key that is no plain
 * text: written as one, each level of a key in a key is twice as long as the one before.
 */
export function readYaml(text: string, lineCounter: LineCounter): { document: Document; problems: YamlProblem[] } {
  // The parser compares each key with all before it, and so it does with those of an ordered map.
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const errors = document.errors.map(({ code, message, pos }) => ({ code: String(code), message, offset: pos[0] }));
  const endless = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (endless) return { document, problems: [{ ...endless, message: "this nests too deeply" }] };
  return { document, problems: errors.length > 0 ? errors : keysOf(document) };
}

/** More aliases than anybody writes: each is looked up in the whole document. */
const mostAliases = 100;

/** Keys that are lists or maps, or are there twice, and too many aliases. */
function keysOf(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = [];
  let aliases = 0;
  visit(document, {
    Alias(_, { range }) {
      aliases += 1;
      if (aliases <= mostAliases) return undefined;
      problems.push({ code: "ALIAS", message: "there are too many aliases", offset: range?.[0] ?? 0 });
      return visit.BREAK;
    },
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const message = "a key is there twice";
        if (seen.has(key.value)) problems.push({ code: "DUPLICATE_KEY", message, offset: key.range?.[0] ?? 0 });
        seen.add(key.value);
      }
    },
    Pair(_, { key }) {
      if (!isCollection(key)) return undefined;
      problems.push({
        code: "KEY",
        message: "a key here is a list or a map; write a word",
        offset: key.range?.[0] ?? 0,
      });
      return visit.SKIP;
    },
  });
  return problems;
}
