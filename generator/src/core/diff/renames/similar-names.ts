/** A name in lower case without separators: `userId` and `user_id` are one. */
export const normalName = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/**
 * Whether two names are spellings of one: they differ in case, separators or the order of their words, or in one letter
 * (left out, added, another, or two swapped) of five or more. Digits must agree: `line1` is not `line2`.
 */
export function similarNames(before: string, after: string): boolean {
  const [a, b] = [normalName(before), normalName(after)];
  if (a === b) return a !== "";
  if (`${wordsOf(before)}` === `${wordsOf(after)}`) return true;
  const digits = (name: string) => name.replaceAll(/[^\p{N}]/gu, "");
  return Math.max(a.length, b.length) >= 5 && digits(a) === digits(b) && oneEditApart(a, b);
}

/** Whether all words of one name are in the other, be they singular or plural: `members` and `project_member`. */
export function containsWords(before: string, after: string): boolean {
  const [few, many] = [before, after].map((name) => wordsOf(name).map((word) => word.replace(/s$/, "")));
  if (!few || !many) return false;
  const isIn = (some: string[], all: string[]) => some.every((word) => all.includes(word));
  return isIn(few, many) || isIn(many, few);
}

/** In lower case and the order of the alphabet. */
export const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1_$2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .sort();

function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  if (rest(a, 1) === rest(b, 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2);
}
