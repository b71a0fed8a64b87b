import { createHash } from "node:crypto";

/** What Git computes the ids of a repository with. */
export type ObjectFormat = "sha1" | "sha256";

/** The files of one folder, and its folders. */
type Folder = { files: Map<string, string>; folders: Map<string, Folder> };

/**
 * The Git tree id (hexadecimal) of a folder with these files (path → text), all of mode 100644: the version of a schema, equal
 * to `git rev-parse REV:path/to/snapshot`. See git-scm.com/book/en/v2/Git-Internals-Git-Objects.
 */
export function treeId(files: Iterable<[path: string, text: string]>, format: ObjectFormat = "sha1"): string {
  const root = newFolder();
  for (const [path, text] of files) {
    const steps = path.split("/");
    const name = steps.pop() ?? "";
    let folder = root;
    for (const step of steps) {
      const inner = folder.folders.get(step) ?? newFolder();
      folder.folders.set(step, inner);
      folder = inner;
    }
    folder.files.set(name, text);
  }
  return hashFolder(root, format).toString("hex");
}

const newFolder = (): Folder => ({ files: new Map(), folders: new Map() });

function hashFolder({ files, folders }: Folder, format: ObjectFormat): Buffer {
  const entries: { sortKey: Buffer; header: Buffer; id: Buffer }[] = [];
  const add = (mode: string, name: string, sortKey: string, id: Buffer) =>
    entries.push({ sortKey: Buffer.from(sortKey), header: Buffer.from(`${mode} ${name}\0`), id });
  for (const [name, text] of files) add("100644", name, name, hashObject("blob", Buffer.from(text), format));
  // Git sorts a folder as if its name ended in a slash (base_name_compare in its tree-walk.c).
  for (const [name, folder] of folders) add("40000", name, `${name}/`, hashFolder(folder, format));
  entries.sort((a, b) => Buffer.compare(a.sortKey, b.sortKey));
  return hashObject("tree", Buffer.concat(entries.flatMap(({ header, id }) => [header, id])), format);
}

const hashObject = (type: string, content: Buffer, format: ObjectFormat): Buffer =>
  createHash(format).update(`${type} ${content.length}\0`).update(content).digest();
