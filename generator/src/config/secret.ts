import { SchemalogError } from "../errors.ts";

const envReference = /^env:(.*)$/s;
const envName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;
const secretParameter = /[?&](password|sslpassword|secret|token)=[^&]/i;

/** What is wrong with a value that shall be `env:NAME` or a URL; undefined when it is right. Never repeats the value. */
export function referenceProblem(value: string): string | undefined {
  const [, name] = envReference.exec(value) ?? [];
  if (name !== undefined) {
    return envName.test(name) ? undefined : "write the name of an environment variable, as in `env:SHOP_DATABASE_URL`";
  }
  return scheme.test(value) ? undefined : "write `env:NAME`, or a URL without a password, as in `postgres://host/shop`";
}

/** Whether a URL carries a password, also where it is written wrongly (an unescaped `#` or `/` in the password). */
export function passwordIn(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^@:/?#]*:[^@]+@/i.test(url) || secretParameter.test(url);
}

/** A URL for people to read: without user, password and parameters. */
export function shownUrl(url: string): string {
  const [start] = scheme.exec(url) ?? [""];
  const rest = url.slice(start.length);
  return start + rest.slice(rest.lastIndexOf("@") + 1).replace(/[?#].*$/s, "");
}

/** A text that should have been a name, for people to read: it may be a URL without its beginning, password and all. */
export function shownName(text: string): string {
  const [colon, at] = [text.indexOf(":"), text.lastIndexOf("@")];
  return colon < 0 || at < colon ? text : `${text.slice(0, colon)}:***${text.slice(at)}`;
}

/**
 * The URL that `env:NAME` stands for, or the URL itself. Throws SchemalogError (2) when the variable is not set, or holds
 * no URL; its value is never repeated.
 */
export function resolveSecret(reference: string, env: Record<string, string | undefined>): string {
  const [, name] = envReference.exec(reference) ?? [];
  if (name === undefined) return reference;
  if (!envName.test(name)) {
    throw new SchemalogError("what follows `env:` is not the name of an environment variable", {
      exitCode: 2,
      hint: "Write it as in env:SHOP_DATABASE_URL.",
    });
  }
  const value = env[name]?.trim();
  if (!value) {
    throw new SchemalogError(`the environment variable ${name} is ${value === "" ? "empty" : "not set"}`, {
      exitCode: 2,
      hint: `Set it to the URL of the database: export ${name}='postgres://user:password@host:5432/database'`,
    });
  }
  if (!scheme.test(value)) {
    throw new SchemalogError(`the environment variable ${name} does not hold a URL`, {
      exitCode: 2,
      hint: `Write it as one: export ${name}='postgres://user:password@host:5432/database'`,
    });
  }
  return value;
}
