import type { Context, Emitter, FilterImplOptions, Liquid, Template } from "liquidjs";

/** Characters of one template; schemalog's own have some hundred. */
const mostOfTemplate = 100_000;
/** Characters that one page may print and pass through filters; a page of a table with 1,600 columns takes 2 million. */
export const mostOfPage = 20_000_000;
/** Elements of one list, with those of lists in it; each 100 characters count as one. */
const mostInList = 200_000;

/** Milliseconds that all pages of so many objects may take; honest templates take a tenth of one each. */
export const longestDocs = (objects: number): number => 20_000 + 50 * objects;

/** Milliseconds of one page, where nobody says how much is left. */
export const longestPage = 10_000;

/** Throws for a template that is too long to be one, in the words of liquidjs. */
export function checkTemplates(templates: Record<string, string>): void {
  const long = Object.keys(templates).find((name) => (templates[name]?.length ?? 0) > mostOfTemplate);
  if (long !== undefined) throw new Error(`parse length limit exceeded, file:${long}, line:1, col:1`);
}

/**
 * Bounds what templates do beside liquidjs' own limits: all that is printed or captured counts as memory, and no filter is
 * given a list that is larger than it looks (lists in lists in lists, each twice the one before).
 */
export function bound(engine: Liquid): Liquid {
  const { renderer, filters } = engine;
  const render = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = (templates: Template[], context: Context, emitter?: Emitter) =>
    render(templates, context, emitter ?? countingEmitter(context));
  for (const [name, filter] of Object.entries(filters)) {
    const { handler, raw } = typeof filter === "function" ? { handler: filter, raw: false } : filter;
    if (handler === undefined) continue;
    const bounded: FilterImplOptions = {
      raw: raw === true,
      handler(value: unknown, ...rest: unknown[]) {
        for (const given of [value, ...rest]) checkSize(given);
        const result: unknown = handler.call(this, value, ...rest);
        checkSize(result);
        return result;
      },
    };
    engine.registerFilter(name, bounded);
  }
  return engine;
}

function countingEmitter({ memoryLimit }: Context): Emitter {
  return {
    buffer: "",
    write(html) {
      const text = typeof html === "string" ? html : String(html ?? "");
      memoryLimit.use(text.length);
      this.buffer += text;
    },
  };
}

/** Throws for a list that is larger than a page needs, as soon as that is seen. */
export function checkSize(value: unknown): void {
  if (Array.isArray(value)) spend(value, mostInList);
}

/** How much is left when a value was counted. */
function spend(value: unknown, left: number): number {
  let rest = left - (typeof value === "string" ? 1 + value.length / 100 : 1);
  if (Array.isArray(value)) for (const each of value) rest = spend(each, rest);
  if (rest < 0) throw new Error("memory alloc limit exceeded");
  return rest;
}
