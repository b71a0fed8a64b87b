import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";

type Json = Record<string, unknown>;
type Parameter = { name: string; in: string; required?: boolean; schema?: Json };
type Operation = {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Json }>; required?: boolean };
  responses: Record<string, Response | { $ref: string }>;
};
type Response = {
  content?: Record<string, { schema: Json; examples?: Record<string, { $ref?: string; value?: unknown }> }>;
};

const file = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");
/** In the description something that is no type may be null; JSON Schema says that otherwise. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNull);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = value as Json;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, withNull(one)]));
  if (typeof nullable !== "boolean") return nullable === undefined ? inner : { ...inner, nullable: withNull(nullable) };
  return "type" in rest ? { ...inner, nullable } : { anyOf: [inner, { type: "null" }] };
}

const description: Json & { paths: Record<string, Record<string, Operation>> } = withNull(
  JSON.parse(readFileSync(file, "utf8")),
) as never;
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema(description, "github");
const compiled = new Map<string, ValidateFunction>();

function resolve<T>(value: T | { $ref: string }): T {
  if (typeof value !== "object" || value === null || !("$ref" in value)) return value as T;
  const path = value.$ref.replace(/^#\//, "").split("/");
  return resolve(path.reduce<unknown>((at, key) => (at as Json)[key], description) as T);
}

const pointer = (parts: string[]) =>
  `github#/${parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25").replaceAll("{", "%7B").replaceAll("}", "%7D")).join("/")}`;

/** What is wrong with a value, by the schema at this place of the description; undefined when nothing is. */
function problemOf(parts: string[], value: unknown): string | undefined {
  const at = pointer(parts);
  const validate = compiled.get(at) ?? ajv.compile({ $ref: at });
  compiled.set(at, validate);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return `${error?.instancePath || "."} ${error?.message}`;
}

const patterns = Object.keys(description.paths).map((path) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const text = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "([^/]+)");
  return { path, names, pattern: new RegExp(`^${text}$`) };
});

export type Found = { path: string; method: string; operation: Operation; values: Record<string, string> };

/** The operation that a request is, as GitHub's OpenAPI description has it: the most literal of those that fit. */
export function operationOf(method: string, pathname: string): Found | undefined {
  const fitting = patterns.filter(({ path, pattern }) => pattern.test(pathname) && description.paths[path]?.[method]);
  const [best] = fitting.sort((a, b) => a.names.length - b.names.length);
  const operation = best && description.paths[best.path]?.[method];
  if (!best || !operation) return undefined;
  const parts = best.pattern.exec(pathname)?.slice(1) ?? [];
  const values = Object.fromEntries(best.names.map((name, index) => [name, decodeURIComponent(parts[index] ?? "")]));
  return { path: best.path, method, operation, values };
}

/** What is wrong with a request: a query parameter or a body that the description does not have. */
export function requestProblem(
  { path, method, operation }: Found,
  search: URLSearchParams,
  body: unknown,
): string | undefined {
  const known = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(parameter));
  for (const name of search.keys()) {
    if (!known.some((parameter) => parameter.in === "query" && parameter.name === name)) return `no parameter ${name}`;
  }
  const type = Object.keys(operation.requestBody?.content ?? {})[0];
  if (type === undefined) return body === undefined ? undefined : "this takes no body";
  if (body === undefined) return operation.requestBody?.required ? "a body is missing" : undefined;
  return problemOf(["paths", path, method, "requestBody", "content", type, "schema"], body);
}

/** GitHub's own example of an answer, for what the test does not care about. */
export function exampleOf({ operation }: Found, status: number): unknown {
  const response = resolve<Response>(operation.responses[String(status)] ?? {});
  const [content] = Object.values(response.content ?? {});
  const [example] = Object.values(content?.examples ?? {});
  return structuredClone(example && resolve<{ value?: unknown }>(example as { $ref: string }).value);
}

/** What is wrong with an answer. */
export function answerProblem({ path, method, operation }: Found, status: number, body: unknown): string | undefined {
  const response = operation.responses[String(status)];
  if (response === undefined) return `GitHub never answers ${status}`;
  if ("$ref" in response) return undefined;
  const type = Object.keys(response.content ?? {})[0];
  if (type === undefined) return body === undefined ? undefined : `GitHub answers ${status} without a body`;
  return problemOf(["paths", path, method, "responses", String(status), "content", type, "schema"], body);
}
