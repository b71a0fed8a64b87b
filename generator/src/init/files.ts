import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { isMap, parseDocument, stringify } from "yaml";
import type { HostName } from "../core/hosts/registry.ts";
import { engineOf, usualEngine } from "../engines/registry.ts";
import { templatesFolder } from "../templates.ts";
import { checkWritable } from "../workspace/files/index.ts";
import { configFileName, parseConfig, schemaUrl } from "../workspace/index.ts";
import type { Planned } from "./plan.ts";

/** A file that init writes: new, or lines that are added to what is there. Paths are absolute. */
export type SetupFile = { path: string; text: string; adds: boolean };

/** schemalog.yml for these connections. Throws SchemalogError (2) for settings that can't be. */
export async function configText(planned: Planned[]): Promise<string> {
  const connections: Record<string, object> = {};
  for (const { name, settings, extensions } of planned) {
    const engine = settings.engine === undefined ? usualEngine() : engineOf(settings.engine);
    const lacked = extensions.length === 0 ? [] : await engine.lacks(extensions);
    connections[name] = { ...settings, ...(lacked.length > 0 && { "skip-extensions": lacked }) };
  }
  const document = parseDocument(stringify({ connections }));
  for (const { name, variable, settings } of planned) {
    if (variable === undefined || settings.url !== undefined) continue;
    const node = document.getIn(["connections", name], true);
    if (isMap(node)) node.comment = ` url: env:${variable}  # the live database, to detect drift`;
  }
  const text = `# yaml-language-server: $schema=${schemaUrl}\n${document.toString()}`;
  parseConfig(text, configFileName);
  return text;
}

/**
 * What belongs to it on the host: the workflow, where there is none, and what its diffs collapse. Throws SchemalogError (2) where a
 * link is in the way.
 */
export function hostFiles(
  repository: string,
  cwd: string,
  host: HostName | undefined,
  planned: Planned[],
): SetupFile[] {
  const files: SetupFile[] = [];
  const isThere = (path: string) => {
    checkWritable(repository, path);
    return existsSync(path);
  };
  const workflow = join(repository, ".github/workflows/schemalog.yml");
  if (host === "github" && !isThere(workflow)) {
    files.push({
      path: workflow,
      text: workflowText(relative(repository, cwd).replaceAll("\\", "/"), planned),
      adds: false,
    });
  }
  const pipeline = join(repository, ".gitlab-ci.yml");
  if (host === "gitlab" && !isThere(pipeline)) files.push({ path: pipeline, text: include, adds: false });
  const attributes = join(repository, ".gitattributes");
  const present = isThere(attributes) ? readFileSync(attributes, "utf8") : "";
  if (!present.includes("schema-snapshots/")) {
    const start = present === "" || present.endsWith("\n") ? "" : "\n";
    files.push({ path: attributes, text: `${start}${collapsed}`, adds: present !== "" });
  }
  return files;
}

const collapsed = `# Files that schemalog generates are collapsed in pull requests; annotations are written by people.
**/schema-snapshots/*/snapshot/** linguist-generated gitlab-generated
**/schema-snapshots/*/docs/** linguist-generated gitlab-generated
`;

/** What a .gitlab-ci.yml includes. */
export const include = `include:
  - remote: https://raw.githubusercontent.com/schemalog/schemalog/v0/templates/schemalog.yml
    inputs:
      mode: commit
`;

/** The workflow for the workspace in this folder, with the variables that hold URLs. */
function workflowText(folder: string, planned: Planned[]): string {
  const text = readFileSync(join(templatesFolder("ci"), "github/schemalog.yml"), "utf8");
  const variables = planned.flatMap(({ settings }) => /^env:(\w+)$/.exec(settings.url ?? "")?.[1] ?? []);
  const within =
    folder === ""
      ? text
      : text.replace(
          /^( +)mode: commit$/m,
          (line, indent) => `${line}\n${indent}working-directory: ${JSON.stringify(folder)}`,
        );
  if (variables.length === 0) return within;
  const env = [...new Set(variables)].map((name) => `          ${name}: \${{ secrets.${name} }}`);
  return within.replace(/^ +# A live database[\s\S]*$/m, ["        env:", ...env, ""].join("\n"));
}
