import { fieldOf, infer, sawArray, sawDocument } from "./infer.ts";
import { sawValueOf, tellsKind } from "./kinds.ts";
import { type Fields, type Inference, type Place, sawValue } from "./tree.ts";

/** A value that is no document and no array has a type of the engine's. */
export type TypeOf = (value: unknown) => string;

/** Takes in a document that is there as plain JavaScript: objects are documents, arrays are arrays. */
export function inferPlain(inference: Inference, document: object, typeOf: TypeOf): void {
  infer(inference, (fields) => readDocument(inference, fields, document, typeOf));
}

function readDocument(inference: Inference, fields: Fields, document: object, typeOf: TypeOf): void {
  for (const [name, value] of Object.entries(document)) {
    readValue(inference, fieldOf(inference, fields, name), value, typeOf);
    const mayTell = fields === inference.root && ["string", "number", "boolean"].includes(typeof value);
    if (mayTell && tellsKind(inference.kinds, name)) sawValueOf(inference.kinds, name, String(value));
  }
}

function readValue(inference: Inference, place: Place, value: unknown, typeOf: TypeOf): void {
  if (Array.isArray(value)) {
    const items = sawArray(inference, place);
    for (const item of value) readValue(inference, items, item, typeOf);
  } else if (isPlain(value)) readDocument(inference, sawDocument(inference, place), value, typeOf);
  else sawValue(place, typeOf(value));
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
