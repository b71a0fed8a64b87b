import { parse, YAMLParseError } from "yaml";
import type { Warning } from "../errors.ts";
import { type Annotation, annotation } from "../model/annotation.ts";
import type { Database } from "../model/database.ts";
import { encodeName } from "../snapshot/file-name.ts";
import { objectName } from "../snapshot/path.ts";

/** Annotations by the path of their file below `annotations/`: `public/orders.md`. */
export type Annotations = Map<string, Annotation>;

/** Where the annotation of an object is, below `annotations/`. */
export const annotationPath = (object: { schema: string; name: string; signature?: string | undefined }): string =>
  `${encodeName(object.schema)}/${encodeName(objectName(object))}.md`;

/** Reads the files of `annotations/` (path → text). One that is broken is a warning; the others count. */
export function parseAnnotations(files: Iterable<[path: string, text: string]>): {
  annotations: Annotations;
  warnings: Warning[];
} {
  const annotations: Annotations = new Map();
  const warnings: Warning[] = [];
  for (const [path, text] of files) {
    const result = parseAnnotation(text);
    if (typeof result === "string") {
      warnings.push({ object: `annotation ${path}`, message: result, remedy: "It is left out until it is mended" });
    } else {
      annotations.set(path, result);
    }
  }
  return { annotations, warnings };
}

/** An annotation's front matter and notes, or what is wrong with it. */
function parseAnnotation(text: string): Annotation | string {
  const match = /^---\r?\n(.*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)(.*)$/s.exec(text.replace(/^\ufeff/, ""));
  if (!match) {
    return text.startsWith("---")
      ? "the front matter has no closing line of three hyphens"
      : { ...annotation.parse({}), notes: text.trim() };
  }
  try {
    const result = annotation.safeParse(parse(match[1] ?? "") ?? {});
    if (result.success) return { ...result.data, notes: (match[2] ?? "").trim() };
    const [issue] = result.error.issues;
    return `${issue?.path.join(".") || "the front matter"}: ${issue?.message ?? "not as expected"}`;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return `line ${(error.linePos?.[0].line ?? 0) + 1}: ${error.message.split("\n")[0]}`;
  }
}

/** Annotations of objects and columns that are not there (any more). */
export function orphans(database: Database, annotations: Annotations): Warning[] {
  const objects = new Map(database.objects.map((object) => [annotationPath(object), object]));
  return [...annotations].flatMap(([path, { columns }]): Warning[] => {
    const object = objects.get(path);
    if (!object) {
      return [
        { object: `annotation ${path}`, message: "there is no such object", remedy: "Rename the file, or remove it" },
      ];
    }
    const known = new Set("columns" in object ? object.columns.map(({ name }) => name) : []);
    return Object.keys(columns)
      .filter((name) => !known.has(name))
      .map((name) => ({
        object: `annotation ${path}`,
        message: `there is no column ${name}`,
        remedy: "Rename it there, or remove it",
      }));
  });
}
