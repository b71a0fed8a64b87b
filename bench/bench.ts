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
  /** Folders of `violation` and `ok` migrations, to judge; and the file that every disagreement is written to. */
  suites: string[];
  json?: string | undefined;
  progress(line: string): void;
};

export type Bench = (tools: Tools) => Promise<Row[]>;
