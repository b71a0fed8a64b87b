import type { Annotation } from "schemalog";

/** A comment is known by its first line, which is ours alone. */
export type CommentRequest = {
  /** Hidden first line: `<!-- schemalog … -->`. */
  marker: string;
  /** What follows the marker. */
  body: string;
  /** Write one where there is none yet; else one that is there is brought up to date. */
  create: boolean;
};

export type Check = {
  /** Names the check among those of the commit; the same name again replaces it. */
  name: string;
  conclusion: "success" | "failure" | "neutral";
  title: string;
  /** Markdown. */
  summary: string;
  annotations: Annotation[];
};

/** A file as it is to be; without content it is to go. Paths from the repository's root. */
export type FileChange = { path: string; content?: string | undefined };

export type CommitRequest = {
  branch: string;
  /** The commit that it goes on top of: the branch's head, or where `branch` begins if it is not there yet. */
  parent: string;
  /** Subject; then, after an empty line, body and trailers. */
  message: string;
  files: FileChange[];
};

/** A request that schemalog opens itself: one for each branch. */
export type OwnRequest = { branch: string; base: string; title: string; body: string };

/** The host of the repository. All that is sent is plain data; all that comes back is parsed at the door. */
export type Host = {
  /** The most characters that a comment may have. */
  commentLimit: number;
  /** Address of a commit. */
  commitUrl(id: string): string;
  /** Address of a line of a file at a commit. */
  fileUrl(commit: string, path: string, line?: number): string;
  /** Writes, or brings up to date, the one comment with this marker that is our own; its address, if there is one. */
  comment(request: number, comment: CommentRequest): Promise<string | undefined>;
  /** Shows a result at a commit. */
  check(commit: string, check: Check): Promise<void>;
  /**
   * Commits files through the API; the new head, which is the old one where nothing is done but to say what would be. Throws
   * BranchMoved when the head is not `parent` (any more).
   */
  commit(request: CommitRequest): Promise<{ id: string; url: string; isPlan?: true | undefined }>;
  /** The head of a branch; undefined where there is no such branch. */
  head(branch: string): Promise<string | undefined>;
  /** Paths that differ between two commits; undefined where they are too many to say. */
  changedBetween(from: string, to: string): Promise<string[] | undefined>;
  /** Opens the request from this branch, or brings the open one up to date. */
  openRequest(request: OwnRequest): Promise<{ number: number; url: string }>;
  /** Closes the open request from this branch with a word why, and removes the branch; does nothing without one. */
  closeRequest(branch: string, reason: string): Promise<void>;
};

/** The branch has another head than the one that a commit was made for. */
export class BranchMoved extends Error {
  override name = "BranchMoved";
}
