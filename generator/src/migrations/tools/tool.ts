/** A file of a migrations folder; `path` is relative to the folder, with `/`. */
export type SourceFile = { path: string; text: string };

/**
 * A migration tool: the files that it would run on an empty database, in its order; undefined when the folder is not
 * one of its. Throws Error when the folder is, but something in it is broken.
 */
export type Tool = { name: string; choose(files: SourceFile[]): SourceFile[] | undefined };

export const baseName = (path: string) => path.slice(path.lastIndexOf("/") + 1);
export const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);
export const isSql = ({ path }: SourceFile) => /\.sql$/i.test(path);
