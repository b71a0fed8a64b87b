// A stand-in for vitest that runs the tests of a file one after the other in this process, and stops at the first that fails.
type Body = (context?: unknown) => unknown;
type Block = { name: string; before: Body[]; tests: { name: string; body: Body }[]; blocks: Block[] };

let block: Block;
const newBlock = (name: string): Block => ({ name, before: [], tests: [], blocks: [] });

function describe(name: string, body: () => void): void {
  const outer = block;
  block = newBlock(name);
  outer.blocks.push(block);
  body();
  block = outer;
}

function test(name: string, ...rest: unknown[]): void {
  block.tests.push({ name, body: rest.find((part) => typeof part === "function") as Body });
}

/** Names of `each` are not filled in: a number tells the cases apart. */
const each =
  (add: (name: string, body: Body) => void) =>
  (table: unknown[]) =>
  (name: string, ...rest: unknown[]) => {
    const body = rest.find((part) => typeof part === "function") as (...row: unknown[]) => unknown;
    for (const [index, row] of table.entries()) {
      add(`${name} (${index + 1})`, () => (Array.isArray(row) ? body(...row) : body(row)));
    }
  };

const any = Symbol("any");
type Pattern = { [any]: (value: unknown) => boolean };
const isPattern = (value: unknown): value is Pattern => typeof value === "object" && value !== null && any in value;

/** Deep equality in which absent and undefined are the same; `part`: the second may have less. */
function alike(a: unknown, b: unknown, part = false): boolean {
  if (isPattern(b)) return b[any](a);
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof Set && b instanceof Set) return alike([...a], [...b]);
  if (a instanceof Map && b instanceof Map) return alike([...a], [...b], part);
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...(part ? [] : Object.keys(left)), ...Object.keys(right)]);
  return [...names].every((name) => alike(left[name], right[name], part));
}

function thrown(value: unknown): unknown {
  try {
    (value as () => unknown)();
  } catch (error) {
    return error ?? new Error("nothing");
  }
  return undefined;
}

function fits(error: unknown, wanted: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  if (error === undefined || wanted === undefined) return error !== undefined;
  if (typeof wanted === "string") return message.includes(wanted);
  return wanted instanceof RegExp ? wanted.test(message) : alike(error, wanted);
}

const sorted = (set: unknown) => (set instanceof Set ? [...set].sort() : set);

function matchers(value: unknown, wanted: boolean) {
  const hold = (is: boolean, other?: unknown) => {
    if (is !== wanted)
      throw new Error(`${JSON.stringify(value)} ${wanted ? "should be" : "should not be"} ${JSON.stringify(other)}`);
  };
  return {
    toBe: (other: unknown) => hold(Object.is(value, other), other),
    toEqual: (other: unknown) => hold(alike(sorted(value), sorted(other)), other),
    toBeUndefined: () => hold(value === undefined),
    toMatchObject: (other: unknown) => hold(alike(value, other, true), other),
    toMatch: (pattern: RegExp | string) => hold(String(value).search(pattern) >= 0),
    toContain: (part: unknown) => hold((value as unknown[]).includes(part)),
    toHaveLength: (length: number) => hold((value as unknown[]).length === length),
    toBeGreaterThanOrEqual: (least: number) => hold((value as number) >= least),
    toThrow: (error?: unknown) => hold(fits(thrown(value), error)),
  };
}

/** Of a promise that should be refused: what its error is. */
const rejects = (promise: unknown) => ({
  toMatchObject: async (part: unknown) => {
    const error = await Promise.resolve(promise).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    matchers(error, true).toMatchObject(part);
  },
});

const of = (value: unknown) => ({
  ...matchers(value, true),
  not: matchers(value, false),
  get rejects() {
    return rejects(value);
  },
});

const expect = Object.assign(of, {
  objectContaining: (part: unknown): Pattern => ({ [any]: (value) => alike(value, part, true) }),
  stringContaining: (part: string): Pattern => ({ [any]: (value) => String(value).includes(part) }),
  any: (kind: unknown): Pattern => ({
    [any]: (value) => value !== undefined && Object(value).constructor === kind,
  }),
});

/** What is given for the package. */
export const vitest = {
  describe: Object.assign(describe, { each: each(describe as (name: string, body: Body) => void) }),
  test: Object.assign(test, { each: each(test) }),
  expect,
  beforeAll: (body: Body) => block.before.push(body),
  afterAll: () => undefined,
};

/** Runs what `load` (of a test file) registers: the name of the first test that fails and its error, or undefined. */
export async function firstFailure(load: () => void): Promise<string | undefined> {
  block = newBlock("");
  try {
    load();
  } catch (error) {
    return `while loading: ${error}`;
  }
  return run(block);
}

async function run({ name, before, tests, blocks }: Block): Promise<string | undefined> {
  let at = "before all";
  try {
    for (const body of before) await body();
    for (const test of tests) {
      at = test.name;
      await test.body();
    }
  } catch (error) {
    return `${name} › ${at}: ${error instanceof Error ? error.message.slice(0, 200) : error}`;
  }
  for (const inner of blocks) {
    const failure = await run(inner);
    if (failure) return failure;
  }
  return undefined;
}
