import type { Server } from "./server.ts";
import type { Row } from "./table.ts";
import type { Workspaces } from "./workspaces.ts";

/** What a bench gets; the server starts with the first one that asks for it. */
export type Tools = {
  server(): Promise<Server>;
  workspaces: Workspaces;
  /** How many alternating runs a median is taken of. */
  rounds: number;
  /** Another built checkout of this repository, to hold this one against. */
  against?: string | undefined;
  /** Folders to judge, of `violation` and `ok` migrations, or of whole histories; and the file that every disagreement is written to. */
  suites: string[];
  json?: string | undefined;
  /** Whether each thing that was told wrongly is listed. */
  list: boolean;
  progress(line: string): void;
};

export type Bench = (tools: Tools) => Promise<Row[]>;
