/** What the limits of liquidjs, and of the machine, mean. */
const bounds: [words: string, meaning: string][] = [
  ["memory alloc limit", "it produces more text or longer lists than a page can hold"],
  ["Invalid string length", "it produces more text than a page can hold"],
  ["template render limit", "it takes too long; check its loops"],
  ["parse length limit", "it is too long to be a template"],
  ["call stack", "it includes itself endlessly, or is nested too deeply"],
];

/** Whether a template reached a limit, and is not just wrong. */
export const isBound = (error: unknown): boolean => bounds.some(([words]) => String(error).includes(words));

/** liquidjs' `what is wrong, file:table, line:2, col:1`, with the place first: `templates/table.liquid:2: what is wrong`. */
export function templateProblem(message: string, dir: string): string {
  const [first = ""] = message.split("\n");
  const [, what = first, name, line] = /^(.*), file:(.*), line:(\d+), col:\d+$/.exec(first) ?? [];
  const missing = /Failed to lookup ("[^"]*")/.exec(what)?.[1];
  const tooMuch = bounds.find(([words]) => what.includes(words))?.[1];
  const problem = missing === undefined ? (tooMuch ?? what) : `there is no template ${missing}`;
  return name === undefined ? `${dir}: ${problem}` : `${dir}/${name}.liquid:${line}: ${problem}`;
}
