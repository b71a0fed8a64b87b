export { type Inferred, inferred } from "./collection.ts";
export { anyKey } from "./data-keys.ts";
export { fieldOf, infer, merge, newInference, sawArray, sawDocument } from "./infer.ts";
export { sawValueOf, tellsKind } from "./kinds.ts";
export { inferPlain } from "./plain-value.ts";
export { candidates, isReference } from "./references.ts";
export { presenceAmong } from "./shape-presence.ts";
export { type Fields, type Inference, type Place, sawValue, type TypeNames } from "./tree.ts";
