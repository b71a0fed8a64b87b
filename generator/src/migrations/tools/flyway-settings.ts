import { parse } from "yaml";
import { z } from "zod";
import type { Placeholders } from "../placeholders.ts";
import { baseName, type SourceFile } from "./tool.ts";

/** Files with settings of Flyway (manual, Configuration; Spring Boot, Database Initialization). */
export const settingsFiles = [
  "flyway.toml",
  "flyway.conf",
  "application.properties",
  "application.yml",
  "application.yaml",
];

const properties = /^[ \t]*(?:spring\.)?flyway\.placeholders\.([^=:\s]+)[ \t]*[=:][ \t]*(.*?)[ \t\r]*$/gm;
const spring = z.object({
  spring: z.object({ flyway: z.object({ placeholders: z.record(z.string(), z.coerce.string()) }) }),
});

/** The placeholders in the files around a folder; the nearest file says what one stands for. What an environment gives is not known. */
export function placeholdersIn(around: SourceFile[]): Placeholders {
  const found = around.filter(({ path }) => settingsFiles.includes(baseName(path))).reverse();
  const entries = found.flatMap(({ path, text }) =>
    path.endsWith(".toml") ? inToml(text) : /\.ya?ml$/.test(path) ? inYaml(text) : inProperties(text),
  );
  return Object.fromEntries(entries.filter(([, value]) => !value.includes("${")));
}

type Entries = [name: string, value: string][];

const inProperties = (text: string): Entries =>
  [...text.matchAll(properties)].map(([, name = "", value = ""]) => [name, value]);

function inYaml(text: string): Entries {
  try {
    const found = spring.safeParse(parse(text));
    return found.success ? Object.entries(found.data.spring.flyway.placeholders) : [];
  } catch {
    return []; // several documents, or none of YAML
  }
}

/** `[flyway.placeholders]` and `[flyway]` with `placeholders.name`. */
function inToml(text: string): Entries {
  let section = "";
  return text.split("\n").flatMap((line): Entries => {
    section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim() ?? section;
    const [, key = "", value = ""] = /^\s*"?([\w.-]+)"?\s*=\s*["']([^"']*)["']/.exec(line) ?? [];
    const [, name] = /^flyway\.placeholders\.(.+)$/.exec(`${section}.${key}`) ?? [];
    return name === undefined ? [] : [[name, value]];
  });
}
