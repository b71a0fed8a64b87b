import { createHash } from "node:crypto";
import { databaseFile, folderOf, globalLists, globalPath } from "../../canonical/index.ts";
import { inWordsOf } from "../../dialects/registry.ts";
import type { Finding } from "../../model/finding.ts";
import { kindOfList } from "../../model/parts.ts";
import type { Report } from "../../model/report.ts";
import { encodeName } from "../../names/file-name.ts";
import { targetWords } from "../../names/names.ts";

/** A finding for formats that want a place and a lasting name for each. */
export type Located = {
  connection: string;
  finding: Finding;
  /** What it is about. */
  what: string;
  /** Where it is: its cause, or the snapshot file of the object; from the root of the repository. */
  path: string;
  line: number;
  endLine: number;
  /** The same in each run as long as the finding is there, also where lines move; unlike that of any other. */
  fingerprint: string;
};

/** All findings of a report, each with its place and fingerprint. */
export function locatedFindings({ workspace, connections }: Report): Located[] {
  const seen = new Map<string, number>();
  return connections.flatMap(({ name, changeSet }) =>
    (changeSet?.findings ?? []).map((finding) => {
      const what = inWordsOf(changeSet?.engine, () => targetWords(finding.target));
      const key = [workspace, name, finding.code, what];
      const occurrence = (seen.get(key.join("\n")) ?? 0) + 1;
      seen.set(key.join("\n"), occurrence);
      const fingerprint = fingerprintOf([...key, String(occurrence)]);
      const { file, line, endLine } = finding.cause ?? {
        file: snapshotFile(workspace, name, finding),
        line: 1,
        endLine: 1,
      };
      return { connection: name, finding, what, path: file, line, endLine, fingerprint };
    }),
  );
}

/** What stays the same in each run, of what makes a thing unlike all others. */
export const fingerprintOf = (parts: string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 40);

/** The snapshot file of what a finding is about. */
function snapshotFile(workspace: string, connection: string, { target }: Finding): string {
  const root = `${workspace === "" ? "" : `${workspace}/`}schema-snapshots/${connection}/snapshot`;
  const { kind, name } = target.parent ?? target;
  const list = globalLists.find((each) => kindOfList[each] === kind);
  if (list !== undefined) return `${root}/${globalPath(list, name)}`;
  const folder = Object.entries(folderOf).find(([known]) => known === kind)?.[1];
  if (folder === undefined || target.schema === undefined) return `${root}/${databaseFile}`;
  const open = kind === "routine" && name.endsWith(")") ? name.indexOf("(") : -1;
  const [plain, signature] = open < 0 ? [name] : [name.slice(0, open), name.slice(open + 1, -1)];
  return `${root}/${encodeName(target.schema)}/${folder}/${encodeName(plain, signature)}.json`;
}
