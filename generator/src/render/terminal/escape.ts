/**
 * Characters that a terminal obeys instead of showing: controls (escape sequences, also the 8-bit ones), and those that
 * turn the direction of text or are not to be seen.
 */
const controls = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A text from outside on one line: what a terminal would obey is shown as `\u{…}`; line breaks as `⏎`. */
export const printable = (text: string): string =>
  text.replaceAll(/\r?\n/g, "⏎").replaceAll(controls, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
