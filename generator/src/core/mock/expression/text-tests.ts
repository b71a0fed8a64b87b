const cache = new Map<string, ((text: string) => boolean) | undefined>();

/** A LIKE pattern as a test; backslashes escape. */
export function likeTest(pattern: string, ignoresCase: boolean): ((text: string) => boolean) | undefined {
  return kept(`like ${ignoresCase} ${pattern}`, () => {
    const source = pattern.replace(/\\([\s\S])|[%_]|[\\^$.*+?()[\]{}|/]/g, (found, escaped?: string) =>
      escaped !== undefined ? literal(escaped) : found === "%" ? "[^]*" : found === "_" ? "[^]" : literal(found),
    );
    return new RegExp(`^${source}$`, ignoresCase ? "iu" : "u");
  });
}

/** A POSIX expression as a test; undefined where JavaScript reads it as no expression. */
export const regexTest = (pattern: string, ignoresCase: boolean): ((text: string) => boolean) | undefined =>
  kept(`regex ${ignoresCase} ${pattern}`, () => {
    const source = asJavaScript(pattern);
    return new RegExp(source, ignoresCase ? "iu" : "u");
  });

/** A POSIX expression as JavaScript writes it: its classes and its edges of words. */
export const asJavaScript = (pattern: string): string =>
  pattern
    .replace(/\[\[:(<|>):\]\]/g, "\\b")
    .replace(/\[:(\w+):\]/g, (all, name: string) => classes[name] ?? all)
    .replace(/\\([mMyY])/g, "\\b")
    .replace(/\\A/g, "^")
    .replace(/\\Z/g, "$")
    .replace(/\\([^\w\s^$\\.*+?()[\]{}|/-])/gu, "$1")
    .replace(/^\*\*\*:|^\(\?[a-z]+\)/, "");

const classes: Record<string, string> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  xdigit: "0-9A-Fa-f",
  punct: "!-\\/:-@\\[-`\\{-~",
  word: "\\w",
  blank: " \\t",
};

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

function kept(name: string, make: () => RegExp): ((text: string) => boolean) | undefined {
  if (!cache.has(name)) {
    let found: ((text: string) => boolean) | undefined;
    try {
      const pattern = make();
      found = (text) => pattern.test(text);
    } catch {
      found = undefined;
    }
    cache.set(name, found);
  }
  return cache.get(name);
}
