/** A file of a migrations folder; `path` is relative to the folder, with `/`. */
export type SourceFile = { path: string; text: string };

/** Comments that say which lines of a file are run, each on a line of its own. */
export type Markers = {
  up: RegExp;
  down: RegExp;
  /** What every version of the tool takes for a marker, where that is less. */
  surely?: RegExp;
};

export type Tool = {
  name: string;
  /** Whether a folder with these files is one of its. */
  knows(files: SourceFile[]): boolean;
  /** The files that it would run on an empty database, in its order. Throws Error for something that is broken. */
  choose(files: SourceFile[]): SourceFile[];
  /** Whether it never runs such a file on the way up, so that nobody waits for it; `others` are those that are known already. */
  leavesOut?(path: string, others: SourceFile[]): boolean;
  markers?: Markers;
};

export const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);
/** What a file of a folder is called; the root of a repository has no name. */
export const nameIn = (folder: string, path: string) =>
  folder === "" || path === "" ? folder + path : `${folder}/${path}`;
export const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

/** Whether a file looks like SQL, or like a migration in another language: something may run it. */
export const mayRun = (path: string) =>
  /\.(sql|psql|pgsql|ddl|dml)(\.\w+)?$|(^|\/)v?[0-9][^/]*\.(go|[cm]?[jt]s|py|rb|java|kt|php|cs|exs|sh)$/i.test(path);

export const isSql = ({ path }: SourceFile) => /\.sql$/i.test(path);
