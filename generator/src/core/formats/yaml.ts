import { type Document, isCollection, type LineCounter, parseDocument, visit } from "yaml";

/** Why a text is no YAML that is read here: a code of the parser's, its words where they are good, and where. */
export type YamlProblem = { code: string; message: string; offset: number };

/**
 * A document of YAML that anyone may have written. What nests without end is one problem, and so is a key that is no plain
 * text: written as one, each level of a key in a key is twice as long as the one before.
 */
export function readYaml(text: string, lineCounter: LineCounter): { document: Document; problems: YamlProblem[] } {
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const errors = document.errors.map(({ code, message, pos }) => ({ code: String(code), message, offset: pos[0] }));
  const endless = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (endless) return { document, problems: [{ ...endless, message: "this nests too deeply" }] };
  return { document, problems: errors.length > 0 ? errors : keysOf(document) };
}

/** Keys that are lists or maps. */
function keysOf(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = [];
  visit(document, {
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
