/** A small one of what people add: all that it takes, and how it is seen to work. */
export type Toy = {
  /** The section of CONTRIBUTING.md that says what it costs. */
  section: string;
  /** New files: path → text. */
  files: Record<string, string>;
  /** What is added in files that are there: path → what it follows, which stands there once, and the text. */
  additions: Record<string, [after: string, text: string][]>;
  /** A shell command in a tree that has the toy, and what it prints. */
  proof: { command: string; prints: RegExp };
};
