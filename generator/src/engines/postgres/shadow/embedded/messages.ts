import { z } from "zod";
import type { Probed } from "../../../engine.ts";

/** A module of PGlite that holds an extension: the name of its export, and its URL. */
export type ExtensionModule = { name: string; url: string };

/** What the sandboxed process is asked to do; `database` is the number that `open` or `fork` was answered with. */
export type Request =
  | { ask: "open"; extensions: ExtensionModule[] }
  | { ask: "query"; database: number; sql: string }
  /** One after another until one fails: a message for each would take longer than most statements do. */
  | { ask: "run"; database: number; statements: Probed[] }
  | { ask: "fork"; database: number }
  | { ask: "close"; database: number };

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]).catch(null);
const rows = z.array(z.record(z.string(), value));

/** What it answers: any number of the first two, then one of the others. The words of a stranger, whatever has happened there. */
export const answer = z.discriminatedUnion("is", [
  z.object({ is: z.literal("notice"), message: z.string() }),
  /** One of several statements has run, and its probe. */
  z.object({ is: z.literal("ran"), rows }),
  z.object({ is: z.literal("opened"), database: z.int() }),
  /** Of the last statement that gives rows; values that are no text, number or boolean are null. */
  z.object({ is: z.literal("rows"), rows }),
  z.object({ is: z.literal("closed") }),
  /** PostgreSQL's own error. */
  z.object({
    is: z.literal("refused"),
    message: z.string(),
    code: z.string(),
    position: z.string().optional(),
    detail: z.string().optional(),
    /** Not to a statement, but to what was asked behind it. */
    isOfProbe: z.boolean().optional(),
  }),
  /** The database can't go on. */
  z.object({ is: z.literal("broken"), message: z.string() }),
]);
export type Answer = z.output<typeof answer>;
export type Progress = Extract<Answer, { is: "notice" | "ran" }>;
export type Outcome = Exclude<Answer, Progress>;
