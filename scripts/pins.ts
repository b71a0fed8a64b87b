// Which release of this repository its templates and docs name. A commit can't hold its own id, so files here name the tag that the
// release will have, in full; the package, which is built when the commit is there, names the commit, as workflows name all others.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const version = String.raw`\d+\.\d+\.\d+`;
/** What names a release: what stands before the version, the version, and what stands after it. */
const named = [
  new RegExp(`(uses: schemalog/schemalog(?:/site)?@)(v${version})()$`, "gm"),
  new RegExp(`(raw\\.githubusercontent\\.com/schemalog/schemalog/)(v${version})(/\\S+)$`, "gm"),
];
/** Versions of packages, and what tells of them. */
const bare = new RegExp(
  `((?:Version of the npm packages[^\n]*\\n +default: )|schemalog(?:-fleet)?@|\\| \`version\` +\\| ")${version}(?=\\s|"|$)`,
  "g",
);

/** A text with this version wherever it names a release. */
export const atVersion = (text: string, now: string): string =>
  named.reduce((all, one) => all.replace(one, `$1v${now}$3`), text).replace(bare, `$1${now}`);

/** A text that names the commit of a release, with the tag as a comment. */
export const atCommit = (text: string, commit: string): string =>
  named.reduce((all, one) => all.replace(one, `$1${commit}$3 # $2`), text);

/** Writes the commit of a release into the workflows of a package. */
export function pinFolder(folder: string, commit: string): void {
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`SCHEMALOG_COMMIT is not the id of a commit: ${commit}`);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, atCommit(readFileSync(file, "utf8"), commit));
  }
}
