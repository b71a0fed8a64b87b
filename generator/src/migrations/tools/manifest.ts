import { z } from "zod";
import { naturally } from "../order.ts";
import { folderOf, json, type Tool } from "./tool.ts";

const manifest = z.object({ SchemaUpdateCqlFiles: z.array(z.string()) });
const path = /(^|\/)v?[0-9][0-9.]*\/manifest\.json$/;

/** Folders by version, each with a `manifest.json` that lists its files in order (Cadence and Temporal). */
export const manifests: Tool = {
  name: "folders with manifest.json",
  // Temporal's setup of a new database, in which versions are applied then.
  leavesOut: (file) => /^(schema|database)\.sql$/.test(file),
  reads: /^manifest\.json$/i,
  knows: (files) => files.some((file) => path.test(file.path)),
  choose(files) {
    const found = files.filter((file) => path.test(file.path)).sort((a, b) => naturally(a.path, b.path));
    return found.flatMap((file) => {
      const parsed = manifest.safeParse(json(file.text));
      if (!parsed.success) throw new Error(`${file.path} has no list SchemaUpdateCqlFiles`);
      return parsed.data.SchemaUpdateCqlFiles.map((name) => {
        const script = files.find((other) => other.path === folderOf(file.path) + name);
        if (!script) throw new Error(`${file.path} names ${name}, which is not there`);
        return script;
      });
    });
  },
};
