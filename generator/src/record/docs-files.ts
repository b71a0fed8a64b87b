import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Connection, Workspace } from "../config/index.ts";
import { type Annotations, annotationWarning, originOf, orphans, parseAnnotations, renderDocs } from "../docs/index.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import type { Database } from "../model/database.ts";
import { templatesFolder } from "../templates.ts";
import { type FilePlan, planFiles, readTexts } from "./generated-files.ts";

export type DocsPlan = {
  files: Map<string, string>;
  plan: Required<FilePlan>;
  warnings: Warning[];
  /** Those of the warnings that are about annotations that cannot be read. */
  broken: Warning[];
};

/** The annotations of a connection; a broken one is a warning. */
export function readAnnotations({ annotationsDir }: Connection): { annotations: Annotations; warnings: Warning[] } {
  const { annotations, problems } = parseAnnotations(readTexts(annotationsDir, ".md"));
  return { annotations, warnings: problems.map(annotationWarning) };
}

/**
 * The docs of a connection as they should be, and what of those that are `present` (in the work tree, where it isn't given)
 * is to be written. Throws SchemalogError (2).
 */
export function planDocs(
  { root, config }: Workspace,
  connection: Connection,
  database: Database,
  present: Map<string, string> = readTexts(connection.docsDir, ".md"),
): DocsPlan {
  const own = config.docs.templates === undefined ? undefined : resolve(root, config.docs.templates);
  const templates = { ...templatesIn(templatesFolder("docs")), ...(own !== undefined && templatesIn(own)) };
  const { annotations, warnings } = readAnnotations(connection);
  const files = render();
  const plan = planFiles(present, files, originOf);
  const left = [
    ...orphans(database, annotations).map(annotationWarning),
    ...plan.edited.map((path) => ({
      object: `docs/${path}`,
      message: "somebody edited this generated page, so it stays as it is",
      remedy:
        "move the words to annotations/ (the page's first line says where), delete the page, and run schemalog docs",
    })),
    ...plan.taken.map((path) => ({
      object: `docs/${path}`,
      message: "this is no page of schemalog, so it stays, and the page of this name is not written",
      remedy: "rename it, and run schemalog docs",
    })),
  ];
  return { files, plan, warnings: [...warnings, ...left], broken: warnings };

  function render(): Map<string, string> {
    try {
      return renderDocs(connection.name, database, annotations, templates);
    } catch (error) {
      if (own === undefined || !(error instanceof Error)) throw error;
      throw new SchemalogError(`a template is broken: ${templateProblem(error.message, relative(root, own))}`, {
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

/** liquidjs' `what is wrong, file:table, line:2, col:1`, with the place first: `templates/table.liquid:2: what is wrong`. */
function templateProblem(message: string, dir: string): string {
  const [first = ""] = message.split("\n");
  const [, what = first, name, line] = /^(.*), file:(.*), line:(\d+), col:\d+$/.exec(first) ?? [];
  const missing = /Failed to lookup ("[^"]*")/.exec(what)?.[1];
  const problem = missing === undefined ? what : `there is no template ${missing}`;
  return name === undefined ? `${dir}: ${problem}` : `${dir}/${name}.liquid:${line}: ${problem}`;
}
