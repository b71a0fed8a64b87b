import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Connection, Workspace } from "../config/index.ts";
import {
  type Annotations,
  annotationWarning,
  generatedMark,
  orphans,
  parseAnnotations,
  renderDocs,
} from "../docs/index.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import type { Database } from "../model/database.ts";
import { templatesFolder } from "../templates.ts";
import { type FilePlan, planFiles, readTexts } from "./generated-files.ts";

export type DocsPlan = { files: Map<string, string>; plan: FilePlan; warnings: Warning[] };

/** The annotations of a connection; a broken one is a warning. */
export function readAnnotations({ annotationsDir }: Connection): { annotations: Annotations; warnings: Warning[] } {
  const { annotations, problems } = parseAnnotations(readTexts(annotationsDir, ".md"));
  return { annotations, warnings: problems.map(annotationWarning) };
}

/** The docs of a connection as they should be, and what of them is to be written. Throws SchemalogError (2). */
export function planDocs({ root, config }: Workspace, connection: Connection, database: Database): DocsPlan {
  const own = config.docs.templates === undefined ? undefined : resolve(root, config.docs.templates);
  const templates = { ...templatesIn(templatesFolder("docs")), ...(own !== undefined && templatesIn(own)) };
  const { annotations, warnings } = readAnnotations(connection);
  const files = render();
  const plan = planFiles(connection.docsDir, files, generatedMark);
  return { files, plan, warnings: [...warnings, ...orphans(database, annotations).map(annotationWarning)] };

  function render(): Map<string, string> {
    try {
      return renderDocs(connection.name, database, annotations, templates);
    } catch (error) {
      if (own === undefined || !(error instanceof Error)) throw error;
      throw new SchemalogError(`a template in ${relative(root, own)} is broken: ${error.message.split("\n")[0]}`, {
        exitCode: 2,
        hint: "See liquidjs.com for the language; remove the file to use schemalog's own",
        cause: error,
      });
    }
  }
}

/** Texts of `*.liquid` by their name without it. */
function templatesIn(dir: string): Record<string, string> {
  if (!existsSync(dir)) {
    throw new SchemalogError(`there is no folder ${dir} of templates`, {
      exitCode: 2,
      hint: "Check docs.templates in schemalog.yml",
    });
  }
  return Object.fromEntries(
    [...readTexts(dir, ".liquid")].map(([path, text]) => [path.replace(/\.liquid$/, ""), text]),
  );
}
