/** Words as a sentence or a heading begins with them. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
