import { z } from "zod";
import { naturally } from "../order.ts";
import { folderOf, json, type SourceFile, type Tool } from "./tool.ts";
import { lineOf, misses } from "./trouble.ts";

const manifest = z.object({ SchemaUpdateCqlFiles: z.array(z.string()) });
const path = /(^|\/)v?[0-9][0-9.]*\/manifest\.json$/;

/** Folders by version, each with a `manifest.json` that lists its files in order (Cadence and Temporal). */
export const manifests: Tool = {
  name: "folders with manifest.json",
  // Temporal's setup of a new database, in which versions are applied then.
  leavesOut: (file) => /^(schema|database)\.sql$/.test(file),
  reads: /^manifest\.json$/i,
  knows: (files) => files.some((file) => path.test(file.path)),
  choose: (files) => listed(files).flatMap(({ script }) => script ?? []),
  troubles: (files) =>
    listed(files)
      .filter(({ script }) => script === undefined)
      .map(({ file, name }) =>
        misses({
          ...{ path: file.path, line: lineOf(file.text, `"${name}"`), why: `names ${name}, which is not there` },
          does: "its tool ends with an error when it comes to it",
          instead: "Restore the file, or take its name out of the list.",
        }),
      ),
};

/** The files that manifests name, in order. */
function listed(files: SourceFile[]): { file: SourceFile; name: string; script: SourceFile | undefined }[] {
  const found = files.filter((file) => path.test(file.path)).sort((a, b) => naturally(a.path, b.path));
  return found.flatMap((file) => {
    const parsed = manifest.safeParse(json(file.text));
    if (!parsed.success) throw new Error(`${file.path} has no list SchemaUpdateCqlFiles`);
    return parsed.data.SchemaUpdateCqlFiles.map((name) => {
      const script = files.find((other) => other.path === folderOf(file.path) + name);
      return { file, name, script };
    });
  });
}
