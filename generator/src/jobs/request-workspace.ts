import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { SettingsReport } from "../core/model/report.ts";
import { SchemalogError } from "../errors.ts";
import { templatesAmong, templatesIn } from "../record/docs-files.ts";
import { firstFileAt, readFilesAt } from "../store/git/index.ts";
import {
  type BaseConfig,
  checkFolders,
  configFileName,
  readConfig,
  type Trusted,
  templatesKey,
  trusted,
  type Workspace,
} from "../workspace/index.ts";

type InRepository = Workspace & { repository: string };

/** The workspace of a change request: files of the work tree, settings of the base (see trusted()). */
export type RequestWorkspace = InRepository &
  Pick<Trusted, "migrationsAtBase" | "removed" | "unnamed" | "reshaped"> & {
    /** Revision that the request is compared with. */
    base: string;
    /** Commit of the branch that the request goes to, where it has gone on since. */
    tip?: string | undefined;
    settings: SettingsReport;
  };

/**
 * The workspace `head`, found from `cwd` or as `config`, as a request on `base` may use it. The schemalog.yml of the base is
 * looked for from the same place; one that can't be read counts as none. Throws SchemalogError (2).
 */
export async function requestWorkspace(
  head: InRepository,
  { cwd, config, base, tip }: { cwd: string; config?: string | undefined; base: string; tip?: string | undefined },
): Promise<RequestWorkspace> {
  const { repository, root } = head;
  const found = await configAtBase(head, { cwd, config, base });
  const isKnown = typeof found !== "string";
  const { changed, moved, ...settled } = trusted(head, isKnown ? found : undefined);
  const { templates, isChanged } = await templatesAtBase(head, isKnown ? found : undefined, base);
  if (isChanged && !changed.includes(templatesKey)) changed.push(templatesKey);
  const workspace: RequestWorkspace = {
    ...{ root, repository, configFile: head.configFile, base, tip, templates },
    ...settled,
    reshaped: changed.includes(templatesKey) ? new Set(settled.connections.map(({ name }) => name)) : settled.reshaped,
    settings: { changed, ...(moved.length > 0 && { moved }), ...(!isKnown && { missing: found }) },
  };
  for (const connection of workspace.connections) checkFolders(connection, workspace);
  return workspace;
}

type Place = { cwd: string; config?: string | undefined; base: string };

/** The schemalog.yml that a run at the base would have used, or why there is none. */
async function configAtBase({ repository }: InRepository, { cwd, config, base }: Place): Promise<BaseConfig | string> {
  const paths = config === undefined ? upwards(repository, cwd) : [resolve(cwd, config)];
  const names = paths.map((path) => relative(repository, path).replaceAll("\\", "/"));
  const file = await firstFileAt(repository, base, names);
  if (file === undefined) return `there is no ${config === undefined ? configFileName : names[0]} at the base yet`;
  const root = dirname(resolve(repository, file.path));
  try {
    return { root, config: readConfig(file.text, { root, repository, shown: file.path }) };
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    return `the base's ${file.path} is invalid`; // what is wrong with it, the branch may mend
  }
}

/** Where a schemalog.yml may be, the nearest first. */
function upwards(repository: string, cwd: string): string[] {
  const paths: string[] = [];
  for (let at = resolve(cwd); ; at = dirname(at)) {
    paths.push(resolve(at, configFileName));
    if (at === repository || at === dirname(at)) return paths;
  }
}

/** The templates as the base has them, and whether the branch changes them. */
async function templatesAtBase(head: InRepository, base: BaseConfig | undefined, revision: string) {
  const folder = base?.config.docs.templates;
  if (base === undefined || folder === undefined) return { templates: undefined, isChanged: false };
  const path = resolve(base.root, folder);
  const files = await readFilesAt(head.repository, revision, relative(head.repository, path).replaceAll("\\", "/"));
  const templates = templatesAmong(files);
  const now = existsSync(path) ? templatesIn(path, head.repository) : {};
  return { templates, isChanged: !isDeepStrictEqual(withLines(templates), withLines(now)) };
}

/** Without the line ends of Windows, as git may give a work tree. */
const withLines = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replaceAll("\r\n", "\n")]));
