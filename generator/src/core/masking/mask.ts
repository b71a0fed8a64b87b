import type { Form } from "./form.ts";
import { type Joined, replaceJoined } from "./joined.ts";
import { noSecret } from "./no-secret.ts";
import { inProse, surroundings } from "./surroundings.ts";
import { tokens } from "./tokens.ts";

/** What stands for a secret: the same whatever it was. */
export const mask = "***";

export type Masked = {
  text: string;
  /** The forms that were found, each once. */
  found: string[];
  /** The secrets themselves, to mask them where they are repeated: never to be shown. */
  secrets: string[];
};

export const forms: Form[] = [...surroundings, ...tokens];
const formsOfProse: Form[] = [...forms, ...inProse];

/** Most texts have nothing of any form in them. */
const worthALook = new RegExp(forms.map(({ near }) => near.source).join("|"), "i");

/**
 * A text with what looks like a secret masked, by its form alone. Quotes stay balanced, so that SQL stays SQL; what is masked
 * holds no secret any more. `prose`: the text is for people, and no code.
 */
export function maskSecrets(text: string, { prose = false } = {}): Masked {
  if (prose || !text.includes("||")) return maskForms(text, prose);
  const found: string[] = [];
  const secrets: string[] = [];
  const joined = replaceJoined(text, (literals) => {
    const masked = maskJoined(literals);
    found.push(...(masked?.found ?? []));
    secrets.push(...(masked?.secrets ?? []));
    return masked?.text;
  });
  const masked = maskForms(joined, prose);
  return {
    text: masked.text,
    found: [...new Set([...found, ...masked.found])],
    secrets: [...new Set([...secrets, ...masked.secrets])],
  };
}

/** Literals as the masked one that they make, where that holds a secret which none sees as they stand. */
function maskJoined({ before, split, whole }: Joined): Masked | undefined {
  const [head, seen, masked] = [before, before + split, before + whole].map((text) => maskForms(text, false));
  if (!head || !masked?.text.startsWith(head.text) || masked.secrets.every((one) => seen?.secrets.includes(one))) {
    return undefined;
  }
  return { ...masked, text: masked.text.slice(head.text.length) };
}

function maskForms(text: string, prose: boolean): Masked {
  if (!worthALook.test(text)) return { text, found: [], secrets: [] };
  const found = new Set<string>();
  const secrets = new Set<string>();
  let masked = text;
  for (const { name, near, patterns, spans } of prose ? formsOfProse : forms) {
    if (!near.test(masked)) continue;
    for (const pattern of patterns) {
      const before = masked;
      const opened = lazily(() => firstDollars(before));
      masked = before.replace(pattern, (match: string, ...rest: unknown[]) => {
        const { secret } = rest.at(-1) as { secret: string };
        const head = match.slice(0, match.length - secret.length);
        const own = withoutClosing(secret, rest.at(-3) as number, opened);
        if (own === "" || noSecret.test(own) || own.startsWith(mask)) return match;
        found.add(name);
        secrets.add(own);
        return head + mask + (spans ? unpaired(own) : "") + secret.slice(own.length);
      });
    }
  }
  return { text: masked, found: [...found], secrets: [...secrets] };
}

/** What is said of a text, with the secrets of that text masked wherever they are repeated, and what looks like one itself. */
export function maskRepeated(said: string, text: string): string {
  const { secrets } = maskSecrets(text);
  const written = secrets.flatMap((secret) => [secret, secret.replaceAll("''", "'"), secret.replace(/\\(.)/g, "$1")]);
  const longestFirst = [...new Set(written)].sort((a, b) => b.length - a.length);
  let masked = said;
  for (const secret of longestFirst) {
    // A few letters are in many words; as a whole they are quoted.
    const forms = secret.length > 3 ? [secret] : [`"${secret}"`, `'${secret}'`];
    for (const form of forms) masked = masked.replaceAll(form, () => form.replace(secret, () => mask));
  }
  return maskSecrets(masked).text;
}

/** Where each quote of dollars (`$body$`) stands first. */
function firstDollars(text: string): Map<string, number> {
  const first = new Map<string, number>();
  for (const { 0: dollars, index } of text.matchAll(/\$\w{0,40}\$/g)) {
    if (!first.has(dollars)) first.set(dollars, index);
  }
  return first;
}

/** A secret that ends with its text: the dollars that close the literal around it are none of it. */
function withoutClosing(secret: string, at: number, opened: () => Map<string, number>): string {
  const closing = /\$\w{0,40}\$/.exec(secret);
  if (!closing) return secret;
  return (opened().get(closing[0]) ?? at) < at ? secret.slice(0, closing.index) : secret;
}

/** The quotes that a secret over several literals leaves open. */
const unpaired = (secret: string): string =>
  ["'", '"'].filter((quote) => secret.split(quote).length % 2 === 0).join("");

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
