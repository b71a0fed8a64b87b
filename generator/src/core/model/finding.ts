import { z } from "zod";
import type { Subject } from "./change.ts";

/** Breaking: something that worked stops working. Risky: it may fail, lock or lose data. Safe: worth a word, no more. */
export const severity = z.enum(["breaking", "risky", "safe"]);
export type Severity = z.infer<typeof severity>;

/** The statement of a migration that made a change: `file` from the root of the repository, lines from 1. */
export type Cause = { file: string; line: number; endLine: number; statement: string };

/** A statement of a migration that the database refuses, and why, in its words: in one line, and without secrets. */
export type Refused = { cause: Cause; reason: string };

/** A statement of a request that fails where its migrations are tried, and how much is known in spite of it. */
export type Failed = Refused & {
  /** What to do, where more can be said than to correct it. */
  advice?: string | undefined;
  /** Of its file, nothing from this line on took effect: a transaction that begins there was rolled back. */
  from: number;
  /** The line of its file from which on statements before it took effect that no transaction takes back, where definitions are in none. */
  kept?: number | undefined;
  /** Whether no statement comes after it. */
  isLast: boolean;
  /** Whether the other changes are judged, as far as they took effect. */
  isCompared: boolean;
  /** Whether its file says all that there is. */
  isDump?: true;
};

/** A statement that only fails in a transaction, of a file that its migration tool runs in one. */
export type RefusedInside = Refused & {
  /** Who opens the transaction, and around what: a clause. */
  opens: string;
  /** How the tool is told not to: a sentence. */
  instead: string;
};

/** What a migration tool does about a file that is not as databases know it: a clause, and how bad that is. */
export type Habit = { severity: Severity; does: string };

/**
 * A migration file with which a branch does not just go on from those of its base: one of these is changed (from `cause` on) or
 * deleted (and so many more), all of them are replaced or several merged into one, or a new one comes before some of them or has the version of another; or
 * one that the tool refuses, never runs or looks for in vain, and `why`: a clause without its subject. `unread`: that it is a program,
 * and what is judged in its place: a sentence.
 */
export type HistoryProblem = Habit &
  (
    | { what: "edited" | "edited in its comments"; file: string; cause: Cause; unread?: string }
    | { what: "removed"; file: string; more: number; unread?: string }
    | { what: "replaced"; folder: string; files: number; into?: Squash }
    | ({ what: "squashed" } & Squash)
    | {
        what: "out of order" | "clash";
        file: string;
        other: string;
        cause: Cause;
        /** Whether the other one is not on the branch, but came to its target since the branch began. */
        meanwhile?: true;
        /** What the two have in common, where that is no version: a clause without its subject; and what to do then. */
        alike?: string;
        instead?: string;
      }
    | { what: "refused" | "not run" | "missing"; file: string; why: string; instead: string; cause: Cause }
  );

/** A file that stands for so many others now. */
export type Squash = { file: string; files: number; cause: Cause };

/** What a rule says of a change: its code is the rule's name and that of its docs page, and never changes. */
export type Finding = {
  code: string;
  severity: Severity;
  target: Subject;
  /** What becomes of the target, as a heading says it after its name: `is dropped`. */
  does: string;
  /** One sentence: what is wrong, and why. */
  message: string;
  /** What to do instead, in a sentence, and one more where the migration tool has to be told; SQL stands between backticks. */
  advice: string;
  /** Where a compensation lowered the severity: what it was. */
  compensatedBy?: string | undefined;
  /** Where the schema comes from migrations: what made the change. */
  cause?: Cause | undefined;
};

const rank = { breaking: 2, risky: 1, safe: 0 };

/** Orders severities from breaking to safe, for sort(). */
export const bySeverity = (a: Severity, b: Severity) => rank[b] - rank[a];
