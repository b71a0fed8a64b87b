/** A note at lines of a file, as hosts show it beside the code. */
export type Annotation = {
  /** From the root of the repository. */
  path: string;
  startLine: number;
  endLine: number;
  level: "failure" | "warning" | "notice";
  title: string;
  message: string;
};
