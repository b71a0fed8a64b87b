import { isMap, isSeq, LineCounter, type Node } from "yaml";
import type { z } from "zod";
import { readYaml, type YamlProblem } from "../core/formats/yaml.ts";
import { shownName } from "../core/masking/index.ts";
import { nearest } from "../core/names/nearest.ts";
import { SchemalogError } from "../errors.ts";
import { type Config, config, configSchema } from "./config.ts";

/** Where editors read the JSON Schema of schemalog.yml from. */
export const schemaUrl =
  "https://raw.githubusercontent.com/schemalog/schemalog/main/generator/schema/config.schema.json";

type Path = (string | number)[];
type Problem = { offset: number; message: string };

/** More mistakes than anybody mends at once: each is looked up in the document. */
const mostShown = 50;

/**
 * What stands in a schemalog.yml. `file` names it in errors. Throws SchemalogError (2) with each mistake as
 * `file:line:column: what, and what to write instead`; the values themselves are never repeated, they may be secrets.
 */
export function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const { document, problems } = readYaml(text, lines);
  const fail = <Found>(found: Found[], problemOf: (one: Found) => Problem): never => {
    const said = found
      .slice(0, mostShown)
      .map(problemOf)
      .map(({ offset, message }) => ({ ...lines.linePos(offset), message }))
      .sort((a, b) => a.line - b.line || a.col - b.col)
      .map(({ line, col, message }) => `${file}:${line}:${col}: ${message}`);
    const more = found.length > mostShown ? [`… and ${found.length - mostShown} more`] : [];
    throw new SchemalogError([...new Set(said), ...more].join("\n"), {
      exitCode: 2,
      hint: `All keys: ${schemaUrl}`,
    });
  };
  const failAt = (offset: number, message: string) => fail([{ offset, message }], (one) => one);
  const conflict = text.search(/^(<{7}|>{7}) /m);
  if (conflict !== -1) failAt(conflict, "this file has merge conflict markers; resolve the conflict");
  if (problems.length > 0) {
    fail(problems, (problem) => ({ offset: problem.offset, message: syntaxMessage(problem, text) }));
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    failAt(0, "the alias (`*name`) can't be resolved; write out its values");
  }
  const parsed = config.safeParse(value);
  if (parsed.success) return parsed.data;
  return fail(parsed.error.issues.flatMap(problemsOf), ({ path, key, message }) => ({
    offset: offsetOf(document.contents, path, key),
    message,
  }));
}

function syntaxMessage({ code, message, offset }: YamlProblem, text: string): string {
  if (["RESOURCE_EXHAUSTION", "KEY", "ALIAS"].includes(code)) return message;
  if (code === "DUPLICATE_KEY") return "this key appears twice; keep one of them";
  if (code === "TAB_AS_INDENT") return "YAML can't be indented with tabs; use spaces";
  const quoted = text[offset] === "@" || text[offset] === "`" ? "; put the value in quotes" : "";
  const kind = code.toLowerCase().replaceAll("_", " ");
  return `this is not valid YAML (${kind})${quoted || "; check the indentation, colons and quotes here"}`;
}

/** Keys of earlier versions, and what they are called now. */
const renamedKeys = new Map([
  ["scratch", "shadow"],
  ["scratch-superuser", "shadow-superuser"],
]);

type Place = { path: Path; key?: string | undefined };

function problemsOf(issue: z.core.$ZodIssue): (Place & { message: string })[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(path);
    return issue.keys.map((key) => {
      const now = renamedKeys.get(key);
      const near = nearest(key, known);
      const instead =
        now !== undefined && known.includes(now)
          ? `it is called \`${now}\` now`
          : near
            ? `did you mean \`${near}\`?`
            : `write one of: ${known.join(", ")}`;
      return { path, key, message: `unknown key \`${shownName(key)}\`; ${instead}` };
    });
  }
  const name = path.findLast((part) => typeof part === "string");
  if (issue.code === "invalid_key") {
    return issue.issues.map(({ message }) => ({ path: path.slice(0, -1), key: String(name), message }));
  }
  return [{ path, message: `${name === undefined ? "" : `\`${shownName(name)}\`: `}${issue.message}` }];
}

/** The keys that may stand at a path, as the published JSON Schema knows them. */
function knownKeys(path: Path): string[] {
  let at: z.core.JSONSchema._JSONSchema | undefined = configSchema();
  for (const part of path) {
    if (typeof at !== "object") return [];
    at = typeof part === "number" ? [at.items].flat()[0] : (at.properties?.[part] ?? at.additionalProperties);
  }
  return typeof at === "object" ? Object.keys(at.properties ?? {}) : [];
}

/** Where the value at a path stands, or its key `key`, or the nearest thing around it that is there. */
function offsetOf(root: unknown, path: Path, key?: string): number {
  let node = root as Node | null | undefined;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, part] of [...path, ...(key === undefined ? [] : [key])].entries()) {
    if (isMap<Node, Node>(node)) {
      const pair = node.items.find((item) => String(item.key) === String(part));
      if (!pair) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
      if (index >= path.length) return offset;
    } else if (isSeq<Node>(node)) {
      node = node.items[Number(part)];
      offset = node?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
