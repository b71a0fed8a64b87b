/** The places of words that are in no parentheses. */
export function outside(words: string[]): number[] {
  let depth = 0;
  return words.flatMap((word, at) => {
    if (word === "(" || word === "[") depth++;
    else if (word === ")" || word === "]") depth--;
    else if (depth === 0) return at;
    return [];
  });
}
