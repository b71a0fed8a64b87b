import { maskSecrets } from "../masking/index.ts";

/** The name of the one field that stands for all names of a map. */
export const anyKey = "<key>";

/** Longer than any name that a person gives to a field. */
const longest = 80;

const patterns: RegExp[] = [
  // Numbers, dates, times, telephone numbers, IP addresses: a digit and no letter.
  /^(?=.*\p{N})\P{L}*$/u,
  // Dates, quarters and weeks, which begin with a year: 2024-Q1, 20240131T1200.
  /^\d{4}/,
  // UUIDs, and hexadecimal ids and hashes, as a word of their own in the name.
  /(?<![0-9a-z])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-z])/i,
  /(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])/i,
  /(?<![0-9a-z])[0-9a-f]{32,}(?![0-9a-z])/i,
  /^0x[0-9a-f]{8,}$/i,
  // Something with a number that counts things or days: user_10042, order-2024-01-31, v20240131.
  /\d{5}/,
  /\d{4}[-_/.]\d{1,2}(?!\d)/,
  // An id behind what it is an id of: USER#1, user|ada, order:7 (but not xml:lang).
  /^\p{L}[\p{L}_-]*[#|]+[^#|]/u,
  /^\p{L}[\p{L}_-]*[:/]+.*\d/u,
  // E-mail addresses and URLs.
  /\S@\S/,
  /:\/\//,
  // Texts rather than names.
  /\p{Cc}|\p{Zl}|\p{Zp}/u,
];

/** Letters and digits thrown together, as in ULIDs, push ids and short hashes: runs of digits between runs of letters. */
function isRandom(name: string): boolean {
  return name
    .split(/[^A-Za-z0-9]+/)
    .some((word) => word.length >= 10 && (word.match(/\d+(?=[A-Za-z])/g)?.length ?? 0) >= 3);
}

/** A name that can only be data (an id, a date, a number, an address, a secret): no field has it, it is a key of a map. */
export const isDataKey = (name: string): boolean =>
  name === anyKey ||
  name.length > longest ||
  patterns.some((pattern) => pattern.test(name)) ||
  isRandom(name) ||
  maskSecrets(name).found.length > 0;

/** ISO 639-1. */
const languages = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu
  fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km
  kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
  or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
  ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/),
);

/** A language, with script and region or without: `en`, `pt-BR`, `zh_Hant_TW`. */
export const isLocale = (name: string): boolean =>
  /^[a-z]{2}([-_][A-Z][a-z]{3})?([-_]([A-Z]{2}|[a-z]{2}|\d{3}))?$/.test(name) && languages.has(name.slice(0, 2));

/** Whether these names are locales and nothing else: with `en` or a region among them, since `id`, `to` and `no` are languages, too. */
export const areLocales = (names: string[]): boolean =>
  names.length > 1 && names.every(isLocale) && names.some((name) => name === "en" || name.length > 2);
