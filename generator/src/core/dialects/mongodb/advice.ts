import type { TableIndex } from "../../model/table-index.ts";
import { type Advice, asCode } from "../advice.ts";
import { byName } from "./names.ts";

/** The way to a change in the words of the shell. */
export const advice: Advice = {
  buildIndex: (table, index) => `${asCode(createIndex(table.name, index))} at a quiet time.`,
  dropIndex: ({ name: collection }, index) => {
    const [of, name] = [collection, index].map((text) => JSON.stringify(text));
    const hide = `db.runCommand({ collMod: ${of}, index: { name: ${name}, hidden: true } })`;
    return `Hide it first (${asCode(hide)}) and see whether anything gets slow: what is hidden can be shown again at once.`;
  },
  addCheck: ({ name }, { expression }) =>
    expression.length > 300
      ? `First look for documents that it refuses, with the validator within ${asCode(`${byName(name)}.find({ $nor: [ … ] })`)}; until none is left, let it only warn (validationAction: "warn").`
      : `First look for documents that it refuses: ${asCode(`${byName(name)}.find({ $nor: [${expression.replace(/\s+/g, " ")}] })`)}; until none is left, let it only warn (validationAction: "warn").`,
};

function createIndex(collection: string, { name, key, unique, predicate }: TableIndex): string {
  const parts = key.map(({ column, expression, opclass, direction }) => {
    const kind = opclass === undefined ? (direction === "desc" ? -1 : 1) : JSON.stringify(opclass);
    return `${JSON.stringify(column ?? expression)}: ${kind}`;
  });
  const options = [
    `name: ${JSON.stringify(name)}`,
    ...(unique ? ["unique: true"] : []),
    ...(predicate === undefined ? [] : [`partialFilterExpression: ${predicate.replace(/\s+/g, " ")}`]),
  ];
  return `${byName(collection)}.createIndex({ ${parts.join(", ")} }, { ${options.join(", ")} })`;
}
