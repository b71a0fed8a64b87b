import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import {
  annotationWarning,
  isBound,
  longestDocs,
  originOf,
  orphans,
  renderDocs,
  templateProblem,
} from "../core/docs/index.ts";
import type { Database } from "../core/model/database.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { templatesFolder } from "../templates.ts";
import { textsBelow } from "../workspace/files/index.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import { readAnnotations } from "./annotation-files.ts";
import { type FilePlan, planFiles, readTexts } from "./generated-files.ts";

export type DocsPlan = {
  files: Map<string, string>;
  plan: Required<FilePlan>;
  warnings: Warning[];
  /** Those of the warnings that are about annotations that cannot be read. */
  broken: Warning[];
};

/**
 * The docs of a connection as they should be, and what of those that are `present` (in the work tree, where it isn't given)
 * is to be written; of the pages that are asked for alone, as if there were no others. Throws SchemalogError (2).
 */
export function planDocs(
  { root, repository = root, config, templates: given }: Workspace,
  connection: Connection,
  database: Database,
  present: Map<string, string> = readTexts(connection.docsDir, ".md"),
  isAsked: (page: string) => boolean = () => true,
): DocsPlan {
  const own = config.docs.templates === undefined ? undefined : resolve(root, config.docs.templates);
  const found = given ?? (own !== undefined && templatesIn(own, repository));
  const templates = { ...templatesIn(templatesFolder("docs")), ...found };
  const { annotations, broken, refused } = readAnnotations(connection);
  const files = render();
  const plan = planFiles(new Map([...present].filter(([page]) => isAsked(page))), files, originOf);
  const left = [
    ...orphans(database, annotations).map(annotationWarning),
    ...plan.edited.map((path) => ({
      object: `docs/${path}`,
      message: "this generated page was edited by hand, so it was left unchanged",
      remedy:
        "move the text to annotations/ (the page's first line says where), delete the page, and run schemalog docs",
    })),
    ...plan.taken.map((path) => ({
      object: `docs/${path}`,
      message: "schemalog did not write this file, so it was left unchanged, and the page of this name was not written",
      remedy: "Rename it, and run schemalog docs.",
    })),
  ];
  return { files, plan, warnings: [...broken, ...refused, ...left], broken };

  function render(): Map<string, string> {
    try {
      const end = performance.now() + longestDocs(database.objects.length);
      const timeLeft = () => end - performance.now();
      return renderDocs(connection.name, database, annotations, templates, { timeLeft, isAsked });
    } catch (error) {
      const isOurs = own === undefined && !isBound(error);
      if (isOurs || !(error instanceof Error)) throw error;
      const folder = own === undefined ? "templates/docs" : relative(root, own);
      throw new SchemalogError(`a template is broken: ${templateProblem(error.message, folder)}`, {
        exitCode: 2,
        hint: "See liquidjs.com for the syntax, or remove the file to use schemalog's own template.",
        cause: error,
      });
    }
  }
}

/** Texts of `*.liquid` by their name without it. Links are followed that stay in `boundary`, where there is one. */
export function templatesIn(dir: string, boundary?: string): Record<string, string> {
  if (!existsSync(dir)) {
    throw new SchemalogError(`there is no templates folder ${dir}`, {
      exitCode: 2,
      hint: "Check docs.templates in schemalog.yml.",
    });
  }
  const { texts, refused } = textsBelow(dir, ".liquid", { boundary });
  const [first] = refused;
  if (first !== undefined) {
    throw new SchemalogError(`the template ${first.path} ${first.why}`, {
      exitCode: 2,
      hint: "Put the file or folder itself there, under a plain name.",
    });
  }
  return templatesAmong(texts);
}

/** The templates among files: their texts by name. */
export const templatesAmong = (files: Map<string, string>): Record<string, string> =>
  Object.fromEntries(
    [...files]
      .filter(([path]) => path.endsWith(".liquid"))
      .map(([path, text]) => [path.slice(0, -".liquid".length), text]),
  );
