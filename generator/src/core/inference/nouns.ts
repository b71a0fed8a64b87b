/** The words of a name, in small letters: `userId`, `user_id` and `UserID` have the same. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

const irregular: Record<string, string> = {
  ...{ people: "person", children: "child", men: "man", women: "woman" },
  ...{ movies: "movie", cookies: "cookie", series: "series", news: "news" },
};

/** What is left of an English noun, be it of one thing or of many: `categori(es)`, `box(es)`, `hous(e)`. */
function stem(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  const one = known ?? word.replace(/([^aeiou])ies$/, "$1y").replace(/(ss|sh|ch|x|zz|us)es$|([^sui])s$/, "$1$2");
  return one.replace(/e$/, "");
}

/** What words name, whether one or many: `order items` and `order item` are the same. */
export const nounOf = (words: string[]): string =>
  words.map((word, index) => (index === words.length - 1 ? stem(word) : word)).join(" ");
