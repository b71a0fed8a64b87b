import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { isMap, parseDocument, stringify } from "yaml";
import type { GitHost } from "../core/hosts/host.ts";
import { type HostName, hosts } from "../core/hosts/registry.ts";
import { engineOf, usualEngine } from "../engines/registry.ts";
import { templatesFolder } from "../templates.ts";
import { checkWritable } from "../workspace/files/index.ts";
import { configFileName, parseConfig, schemaUrl, variableOf } from "../workspace/index.ts";
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
    const node = document.getIn(["connections", name], true);
    const proposed = [
      ...(variable === undefined || settings.url !== undefined
        ? []
        : [` url: env:${variable}  # the live database, to detect drift`]),
      ...(settings.shadow === undefined
        ? []
        : [" shadow-superuser: allow  # for root of a server that is thrown away"]),
    ];
    if (isMap(node) && proposed.length > 0) node.comment = proposed.join("\n");
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
  if (host !== undefined && !isThere(join(repository, hosts[host].pipeline.path))) {
    const folder = relative(repository, cwd).replaceAll("\\", "/");
    files.push({
      path: join(repository, hosts[host].pipeline.path),
      text: pipelineText(host, folder, planned),
      adds: false,
    });
  }
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

/** What the host's CI runs for the workspace in this folder, with the variables that hold URLs. */
export function pipelineText(host: HostName, folder: string, planned: Planned[]): string {
  const { pipeline }: GitHost = hosts[host];
  const template = readFileSync(join(templatesFolder("ci"), pipeline.template), "utf8");
  const urls = planned.flatMap(({ settings: { url, shadow } }) => [url, shadow].filter((one) => one !== undefined));
  const variables = urls.flatMap((url) => variableOf(url) ?? []);
  return pipeline.fill?.(template, { folder, variables: [...new Set(variables)] }) ?? template;
}
