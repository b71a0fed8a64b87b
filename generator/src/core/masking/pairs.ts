import { alone, keyWords, literals, passwordWords } from "./form.ts";

const raw = String.raw;
const secretName = raw`(?:${passwordWords}|secret|${keyWords})`;
/** A literal of a name that ends as one of a secret does (`'smtp_password'`, `'app.jwt_secret'`), also within another literal. */
const named = raw`'{1,2}(?:[\w.:-]{0,60}[_.:-])?${secretName}'{1,2}(?:::\w{1,20})?`;

/** One argument of a call, with calls in it. Each character has one way to match: two quotes in a literal are its end and a new one. */
const argument = raw`(?:'[^']{0,200}'|[^'(),;]|\((?:'[^']{0,200}'|[^'();]|\([^()]{0,100}\)){0,100}\)){1,60}`;
/** What stands at an even place is a value: `('kind', 'password', 'name', 'x')` has none. */
const pairsBefore = raw`(?:${argument},${argument},){0,12}?\s{0,20}`;

const columnType = raw`(?:\s{1,5}[\w."]{1,40}(?:\s?\([\d, ]{1,10}\))?(?:\[\])?){0,5}?`;

/** Literals of SQL that a name stands beside. */
export const pairs: RegExp[] = [
  ...literals(raw`\bset_config\s?\(\s{0,5}${named}\s{0,5},\s{0,5}`),
  ...literals(raw`\b(?:jsonb?_build_object|hstore)\s?\(${pairsBefore}${named}\s{0,5},\s{0,5}`),
  ...literals(raw`${alone}${secretName}['"]{1,2}(?:::\w{1,20})?\s{0,3}(?:=>|:(?!:))\s{0,3}`),
  ...literals(raw`${alone}${secretName}"?${columnType}\s{1,5}default\s{1,5}\(?`),
  // In a literal of hstore.
  new RegExp(raw`${alone}${secretName}\\?"\s{0,3}=>\s{0,3}\\?"(?<secret>(?:[^"'\\]|''){1,1000})(?=\\?")`, "gi"),
  new RegExp(
    raw`'(?:\w{1,60}\s?=>\s?[^'",=>]{0,100},\s?){0,12}(?:\w{0,60}_)?${secretName}\s?=>\s?(?<secret>[^\s'",]{1,1000})(?=\s?[',])`,
    "gi",
  ),
];
