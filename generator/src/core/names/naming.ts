/** How the people who work with an engine write names in a sentence, and what they call things. */
export type Naming = {
  /** A name as they write it; absent: as the SQL standard has it. */
  name?(name: string): string;
  /** Their words, where they are others than those of the model: `collection`, `document`, `field`. */
  words?: Readonly<Record<string, string>>;
  /** An option by what their manual calls it; absent: in plain words. */
  option?(name: string): string | undefined;
};

let current: Naming = {};

/** What `work` says, with names and words as `naming` has them. Work that waits for something would not keep them. */
export function saidAs<T>(naming: Naming, work: () => T): T {
  const before = current;
  current = naming;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** How names are written in what is being said. */
export const namingNow = (): Naming => current;

/** A word of the model in the engine's own. */
export const spoken = (word: string): string => current.words?.[word] ?? word;

/** The same of several. */
export const spokenMany = (word: string): string => `${spoken(word)}s`;
