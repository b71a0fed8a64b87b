import {
  type Fields,
  fieldOf,
  type Inference,
  infer,
  type Place,
  sawArray,
  sawDocument,
  sawValue,
  sawValueOf,
  tellsKind,
} from "../../inference/index.ts";
import { attributeType } from "./attribute-types.ts";

/** An item as requests have it: `{ id: { S: "7" }, tags: { L: [{ S: "new" }] } }`. */
export type Item = Record<string, object>;

/** Takes in an item. Of its values those of single texts, numbers and truths tell its kind; none is kept. */
export const inferItem = (inference: Inference, item: Item): void =>
  infer(inference, (fields) => readMap(inference, fields, item, true));

function readMap(inference: Inference, fields: Fields, map: Item, isItem: boolean): void {
  for (const [name, typed] of Object.entries(map)) {
    const [letters = "", value] = Object.entries(typed)[0] ?? [];
    readValue(inference, fieldOf(inference, fields, name), letters, value);
    if (isItem && tellsItsKind.has(letters) && tellsKind(inference.kinds, name)) {
      sawValueOf(inference.kinds, name, String(value));
    }
  }
}

const tellsItsKind = new Set(["S", "N", "BOOL"]);

function readValue(inference: Inference, place: Place, letters: string, value: unknown): void {
  if (letters === "M") readMap(inference, sawDocument(inference, place), value as Item, false);
  else if (letters === "L") {
    const items = sawArray(inference, place);
    for (const typed of value as object[]) {
      const [inner = "", one] = Object.entries(typed)[0] ?? [];
      readValue(inference, items, inner, one);
    }
  } else sawValue(place, attributeType(letters));
}
