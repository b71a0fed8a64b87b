export { changeDiagram } from "../diagrams/change-diagram.ts";
export {
  type Annotations,
  annotationPath,
  annotationWarning,
  orphans,
  parseAnnotations,
} from "./annotations.ts";
export { anchorOf } from "./cells.ts";
export { connectionPage, kindTitles } from "./connection-page.ts";
export { originOf } from "./generated-page.ts";
export { type Lookup, lookupOf } from "./lookup.ts";
export { objectPage } from "./object-page.ts";
export type * from "./page.ts";
export { type Places, placesOf } from "./places.ts";
export { renderDocs } from "./render.ts";
export { isBound, templateProblem } from "./template-error.ts";
export { longestDocs } from "./template-limits.ts";
