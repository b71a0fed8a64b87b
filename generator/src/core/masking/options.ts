import { mask, maskSecrets } from "./mask.ts";

/**
 * `name=value` texts with the value shown only under names that are known to be harmless, and only where it does not look like
 * a secret itself; ordered by name.
 */
export const shownOptions = (options: string[], harmless: ReadonlySet<string>): string[] =>
  options
    .map((option) => {
      const [, name = option, value = ""] = /^([^=]*)=(.*)$/s.exec(option) ?? [];
      return harmless.has(name.toLowerCase()) && !holdsSecret(value) ? option : `${name}=${mask}`;
    })
    .sort();

/** Also a login before a host, and parameters of a connection where a name is expected. */
const holdsSecret = (value: string): boolean => {
  const colon = value.indexOf(":");
  return (
    (colon >= 0 && value.lastIndexOf("@") > colon) ||
    /^[^@/\s]*\/[^@]*@|(?:pass\w{0,20}|pwd|secret|token)\s{0,5}=/i.test(value) ||
    maskSecrets(value).found.length > 0
  );
};
