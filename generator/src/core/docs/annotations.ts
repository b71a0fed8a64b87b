import { isMap, isScalar, LineCounter } from "yaml";
import type { Warning } from "../../errors.ts";
import { readYaml } from "../formats/yaml.ts";
import { type Annotation, annotation } from "../model/annotation.ts";
import type { Column } from "../model/column.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import { encodeName } from "../names/file-name.ts";
import { nearest } from "../names/nearest.ts";

/** Annotations by the path of their file below `annotations/`: `public/orders.md`. */
export type Annotations = Map<string, Annotation>;

/** An annotation, or a part of one, that cannot be shown: the path of its file below `annotations/`, and why. */
export type AnnotationProblem = { path: string; line?: number | undefined; message: string };

/** Where the annotation of an object is, below `annotations/`: the object's file name in its schema's folder. */
export const annotationPath = (object: { schema: string; name: string; signature?: string | undefined }): string =>
  `${encodeName(object.schema)}/${encodeName(object.name, object.signature)}.md`;

/** A problem as a warning; whatever it is, the text of the person is left as it is. */
export const annotationWarning = ({ path, line, message }: AnnotationProblem): Warning => ({
  object: `annotations/${path}${line === undefined ? "" : `:${line}`}`,
  message,
});

/** Reads the files of `annotations/` (path → text). One that is broken is a problem; the others count. */
export function parseAnnotations(files: Iterable<[path: string, text: string]>): {
  annotations: Annotations;
  problems: AnnotationProblem[];
} {
  const annotations: Annotations = new Map();
  const problems: AnnotationProblem[] = [];
  for (const [path, text] of files) {
    const result = parseAnnotation(path, text);
    if ("message" in result) problems.push(result);
    else annotations.set(path, result);
  }
  return { annotations, problems };
}

/** Front matter in YAML between lines of three hyphens, then free notes in Markdown; either may be missing. */
export function parseAnnotation(path: string, text: string): Annotation | AnnotationProblem {
  const whole = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const [, front, rest] = /^---[ \t]*\n(?:(.*?)\n)??---[ \t]*(?:\n(.*))?$/s.exec(whole) ?? [];
  if (rest === undefined && front === undefined && /^---[ \t]*\n/.test(whole) && !/\n---[ \t]*(\n|$)/.test(whole)) {
    return { path, line: 1, message: "the front matter has no closing `---` line" };
  }
  if (!/^---[ \t]*\n/.test(whole)) return { ...annotation.parse({}), notes: whole.trim() };
  return parseFrontMatter(path, front ?? "", (rest ?? "").trim());
}

function parseFrontMatter(path: string, yaml: string, notes: string): Annotation | AnnotationProblem {
  const lineCounter = new LineCounter();
  const { document, problems } = readYaml(yaml, lineCounter);
  const lineOf = (offset: number | undefined) => lineCounter.linePos(offset ?? 0).line + 1;
  const [broken] = problems;
  if (broken) return { path, line: lineOf(broken.offset), message: broken.message.split("\n")[0] ?? "" };
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (error) {
    return { path, message: error instanceof Error ? error.message : String(error) };
  }
  const result = annotation.safeParse(value);
  if (result.success) return { ...result.data, notes };
  const [issue] = result.error.issues;
  const keys = issue?.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  const offset = keys.length === 0 ? undefined : offsetOf(document.contents, keys);
  return { path, line: lineOf(offset), message: problemOf(keys.map(String), issue?.code) };
}

/** What may stand in front matter, as words for an error. */
const shapes = new Map([
  ["description", "a text, or `text:` and `by:`"],
  ["columns", "a text for each column, as in `email: contact address`"],
  ["owner", "a text, as in `owner: shop team`"],
  ["tags", "a list of texts, as in `[personal, core]`"],
  ["renames", "a list of `column:`, `from:` and `accepted:`"],
]);

function problemOf([first, ...rest]: string[], issue: string | undefined): string {
  const shape = first === undefined ? undefined : shapes.get(first);
  if (first === undefined)
    return `the front matter is not a list of keys and values; known keys: ${[...shapes.keys()].join(", ")}`;
  if (shape === undefined) return `there is no \`${first}\`, only ${[...shapes.keys()].join(", ")}`;
  const name = [first, ...rest].join(".");
  return issue === "unrecognized_keys" ? `there is no \`${name}\`: write ${shape}` : `\`${name}\` is not ${shape}`;
}

/** Where in the text a value (or, deeper down, the nearest above it) begins. */
function offsetOf(node: unknown, [key, ...rest]: PropertyKey[]): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
  if (!pair || !isScalar(pair.key)) return undefined;
  return (rest.length > 0 ? offsetOf(pair.value, rest) : undefined) ?? pair.key.range?.[0];
}

/** Annotations of objects, and of parts of them, that are not there (any more). */
export function orphans(database: Database, annotations: Annotations): AnnotationProblem[] {
  if (annotations.size === 0) return [];
  const objects = new Map(database.objects.map((object) => [annotationPath(object), object]));
  return [...annotations].flatMap(([path, { columns }]): AnnotationProblem[] => {
    const object = objects.get(path);
    if (!object) {
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      const inFolder = [...objects.keys()].filter((other) => other.startsWith(folder));
      const nameIn = (file: string) => file.slice(folder.length, -".md".length);
      const near = nearest(nameIn(path), inFolder.map(nameIn));
      const advice = near === undefined ? "rename the file, or remove it" : `did you mean ${folder}${near}.md?`;
      return [{ path, message: `there is no such object: ${advice}` }];
    }
    const known = new Set(partsOf(object));
    return Object.keys(columns)
      .filter((name) => !known.has(name))
      .map((name) => {
        const near = nearest(name, known);
        const advice = near === undefined ? "rename it there, or remove it" : `did you mean ${near}?`;
        return { path, message: `there is no ${partOf(object)} ${name}: ${advice}` };
      });
  });
}

const partOf = ({ kind }: SchemaObject) =>
  kind === "enum" ? "value" : kind === "routine" ? "argument" : kind === "composite type" ? "attribute" : "column";

/** What `columns` of an annotation may name: columns, fields by their path, values of an enum, arguments of a routine. */
function partsOf(object: SchemaObject): string[] {
  if ("columns" in object) return object.columns.flatMap((column) => pathsOf(column, column.name));
  if (object.kind === "enum") return object.values;
  return object.kind === "routine" ? object.arguments.flatMap(({ name }) => name ?? []) : [];
}

const pathsOf = (column: Column, path: string): string[] => [
  path,
  ...(column.fields ?? []).flatMap((field) => pathsOf(field, `${path}.${field.name}`)),
];
