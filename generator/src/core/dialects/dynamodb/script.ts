import type { Table } from "../../model/table.ts";
import type { ScriptLanguage, Split, Token } from "../script.ts";
import type { TableDefinition } from "./definition.ts";
import { inferItem } from "./items.ts";
import { inferenceFor, inferredItems, translateTable } from "./table.ts";
import { tablesIn } from "./templates/index.ts";

/**
 * The statements of a template are its tables, each as JSON of the model: of a model's items only what is inferred. A text that is no
 * template is one statement, which is refused with the reason.
 */
function split(text: string): Split {
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  try {
    const { tables, notes } = tablesIn(text);
    return {
      statements: tables.map(({ definition, offset }) => ({
        ...{ sql: JSON.stringify(tableOf(definition)), offset, line: lineAt(offset) },
      })),
      dataSkipped: false,
      skipped: notes.map(({ offset, ...note }) => ({ ...note, line: lineAt(offset) })),
    };
  } catch {
    return { statements: [{ sql: text, offset: 0, line: 1 }], dataSkipped: false, skipped: [] };
  }
}

function tableOf(definition: TableDefinition): Table {
  const { Items: items = [] } = definition;
  if (items.length === 0) return translateTable(definition, undefined);
  const inference = inferenceFor(definition);
  for (const item of items) inferItem(inference, item);
  return translateTable(definition, inferredItems(inference, undefined));
}

const piece = /"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_.-]+|\S/gsu;

function* tokens(text: string, from = 0): Generator<Token> {
  for (const { 0: found, index } of text.slice(from).matchAll(piece)) {
    const start = from + index;
    const kind = found.startsWith('"')
      ? "quoted"
      : /^\d/.test(found)
        ? "number"
        : /^\w/.test(found)
          ? "word"
          : "symbol";
    yield { kind, start, end: start + found.length };
  }
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

export const script: ScriptLanguage = {
  split,
  tokens,
  plainName: (name) => (/^".*"$/s.test(name) ? unquoted(name) : name),
  // There are no transactions for them.
  traitOf: () => "alone",
  ...{ begin: "", commit: "", rollback: "" },
};
