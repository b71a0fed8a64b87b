import { mask, maskSecrets } from "./mask.ts";

const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * A URL for people to read: without user, password and parameters, and without what may be a part of them where it is written
 * wrongly (an unescaped `#`, `/` or `?` in the password, parameters without their `?`).
 */
export function shownUrl(url: string): string {
  const [start] = scheme.exec(url) ?? [""];
  const rest = url.slice(start.length);
  // An @ behind a parameter: it may be in the password of a login, or in that parameter.
  const at = rest.lastIndexOf("@");
  if (rest.includes("?") && rest.slice(rest.indexOf("?"), Math.max(at, 0)).includes("=")) return `${start}${mask}`;
  const [host = ""] = rest.slice(at + 1).split(/[?#;&=|\s'"]/, 1);
  return maskSecrets(start + host.replace(/:(?!\d{1,5}(?:[/,]|$)|[0-9a-f:.%]*\])[^/,]*/gi, `:${mask}`)).text;
}

/**
 * A text of the command line that is not what was expected there, for people to read: it may be a URL without its beginning, a
 * connection string or an option with its value. What stands behind a sign of those is masked.
 */
export function shownName(text: string): string {
  const [explicit = ""] = /^(?:migrations|connection|env):|^[A-Za-z]:(?=[\\/])/.exec(text) ?? [];
  const rest = text.slice(explicit.length);
  if (scheme.test(rest)) return explicit + shownUrl(rest);
  const signs = rest
    .replace(/([=:]).*$/s, `$1${mask}`)
    .replace(/^[^/@\s]+\/[^/@\s]\S*@(?!\{)/, `${mask}@`)
    .replace(/^(-[A-Za-z]).+$/s, `$1${mask}`)
    .replace(/((?:pass\w{0,20}|pwd|secret|token)["']?\s).+$/is, `$1${mask}`);
  return explicit + maskSecrets(signs).text;
}
