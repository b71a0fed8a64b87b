import type { Annotation, Text } from "../model/annotation.ts";
import type { Description } from "./page.ts";

/** What describes a thing: a person's words before the database's comment, and that before a machine's words. */
export function describe(text: Text | undefined, comment: string | undefined): Description | undefined {
  if (text?.by === "person") return { text: text.text, by: "person" };
  if (comment !== undefined) return { text: comment, by: "comment" };
  return text && { text: text.text, by: text.by };
}

export const describeColumn = (
  annotation: Annotation | undefined,
  { name, comment }: { name: string; comment?: string | undefined },
): Description | undefined =>
  describe(annotation && Object.hasOwn(annotation.columns, name) ? annotation.columns[name] : undefined, comment);
