import { textOf } from "./texts.ts";

/** What may stand before a statement in a body of PL/pgSQL (manual, 41.5, 41.6). */
const before = /^(;|BEGIN|THEN|ELSE|LOOP|>)$/;
const altering = /\balter\b/i;

/** The ALTER statements of a DO block, each as its words: also of texts that it runs, whatever their names are. */
export function altersWithin(words: string[], read: (text: string) => string[]): string[][] {
  if (words[0] !== "DO") return [];
  return words.flatMap((word) => {
    const text = textOf(word, altering);
    return text === undefined ? [] : altersIn(read(text), read);
  });
}

const altersIn = (words: string[], read: (text: string) => string[]): string[][] =>
  words.flatMap((word, at) => {
    if (word === "ALTER" && (at === 0 || before.test(words[at - 1] ?? ""))) {
      const end = words.indexOf(";", at);
      return [words.slice(at, end === -1 ? undefined : end)];
    }
    const text = textOf(word, altering);
    return text === undefined ? [] : altersIn(read(text), read);
  });
