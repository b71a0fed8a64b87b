import type { Annotation, Text } from "../model/annotation.ts";
import type { Cell, Description } from "./page.ts";

/** What describes a thing: a person's words before the database's comment, and that before a machine's words. */
export function describe(text: Text | undefined, comment: string | undefined): Description | undefined {
  const said = text && text.text.trim() !== "" ? { text: text.text, by: text.by } : undefined;
  if (said?.by === "person") return said;
  return comment === undefined || comment.trim() === "" ? said : { text: comment, by: "comment" };
}

/** What describes a part of an object, as its annotation calls it below `columns`. */
export const describePart = (
  annotation: Annotation | undefined,
  name: string,
  comment?: string | undefined,
): Description | undefined =>
  describe(annotation && Object.hasOwn(annotation.columns, name) ? annotation.columns[name] : undefined, comment);

/** Words as a cell, which says so where a machine wrote them. */
export function descriptionCell(description: Description | undefined): Cell {
  if (!description) return [];
  const { text, by } = description;
  return [by === "person" || by === "comment" ? { text } : { text, by }];
}
