/** How the commits of a host name the request that they came by; the number is the first group of a pattern. */
export type Naming = {
  /** What stands before the number: `#12`, `!12`. */
  sign: "#" | "!";
  /** In the first line of the message, the surest first. */
  subjects: RegExp[];
  /** In what follows. */
  bodies: RegExp[];
};

/** Addresses of pages on a host. */
export type Links = {
  commit(id: string): string;
  /** `name` as commits have it: `#12`, `!12`. */
  request(name: string): string;
  /** A file at a commit, at a line of it if one is given. */
  file(commit: string, path: string, line?: number): string;
};

/** The file with which a host's CI runs schemalog, as `init` writes it. */
export type Pipeline = {
  /** From the repository's root. */
  path: string;
  /** Below templates/ci. */
  template: string;
  /** The template's text for a workspace in `folder`, with these variables that hold URLs; absent where it is the same for all. */
  fill?(template: string, workspace: { folder: string; variables: string[] }): string;
  /** The file holds other pipelines too: where it is there, people add the lines themselves. */
  isShared: boolean;
};

/** What there is to know of a host of repositories without asking it. */
export type GitHost = {
  title: string;
  /** Names of its servers. */
  servers: RegExp;
  /** File or folder in a repository that its CI reads. */
  reads: string;
  pipeline: Pipeline;
  /** Variables of its CI: who started a run, its number, and the branch that a request goes to. */
  variables: { actor: string; run: string; base: string };
  requests: Naming;
  /** Addresses in the repository with this address. */
  links(repository: string): Links;
  /** Markdown without what that version of the host can't show; absent where it shows all. */
  readable?(markdown: string, version: number | undefined): string;
};
