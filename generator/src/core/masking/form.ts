/** A form in which secrets are written down. */
export type Form = {
  /** What a warning calls it. */
  name: string;
  /** Letters that are in each of its texts, as a pattern: most texts have none of them, and cost no more than a look. */
  near: RegExp;
  /**
   * Global, with the group `secret` at the end of the match; what has to follow is only looked at. Every gap has a bound, and
   * every run of characters one way to match, so that the time is linear in the text.
   */
  patterns: RegExp[];
  /** Who describes the form. */
  source: string;
  /** It goes over several literals of SQL: the quotes between them go with it. */
  spans?: true;
};

const raw = String.raw;

/** Names of which a value is a password. */
export const passwordWords = "(?:ssl)?password|passwd|pwd|passphrase";

/** Names of which a literal is a secret. */
export const keyWords = [
  "(?:client|app|api|shared|signing|webhook|encryption|jwt)[_-]?secret",
  "secret[_-]?(?:access[_-]?)?key",
  "(?:api|account|access|encryption|private|shared[_-]?access)[_-]?key",
  "(?:access|auth|refresh|api|bearer|session)[_-]?token",
].join("|");

/** The beginning of a word, or of one behind an underscore (`smtp_password`). */
export const alone = raw`(?<![a-z0-9-])`;

/** What stands in a text of libpq's form up to the next space; a quote would end the literal around it. */
export const untilSpace = raw`(?<secret>(?:[^\s'"\\]|\\''|\\[^\s'"]){1,1000})`;

/**
 * Patterns for a literal of SQL behind `head`: within another literal, with escapes, plain, between dollars. A quote that ends
 * a literal, so that code follows it, begins none. `tail` is what has to follow.
 */
export const literals = (head: string, tail = ""): RegExp[] =>
  [
    raw`${head}[en]?''(?![\s',;)|:])(?<secret>(?:[^'\\]|\\[^']){1,2000})(?=${tail === "" ? "'|$" : `''${tail}`})`,
    raw`${head}e'${begins}(?<secret>(?:[^'\\]|''|\\[\s\S]){1,2000})(?='(?!')${tail}|$)`,
    raw`${head}(?:n|u&)?'${begins}(?<secret>(?:[^']|''){1,2000})(?='(?!')${tail}|$)`,
    raw`${head}(?<tag>\$\w{0,40}\$)(?<secret>[^$]{1,2000})(?=\k<tag>|$)`,
  ].map((pattern) => new RegExp(pattern, "gi"));

const begins = raw`(?!'|\s|\|\||::|[,;)]+(?:[\s|:]|$))`;
