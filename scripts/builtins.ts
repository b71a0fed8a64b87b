import { isBuiltin } from "node:module";
import type { Plugin } from "rolldown";

const imports = /^import (?:([\w$]+)(?:, )?)?(?:\* as )?(\{[^}]*\}|[\w$]+)? ?from "(node:[\w/]+)";$/gm;
const requires = /__require\("([\w:/]+)"\)/g;

/**
 * An import of a module of Node's reads every property of it, and so loads all that is behind a getter: web crypto, workers,
 * streams of files. It is 4 ms of each start, and the first require() is another. Asked for by a call, a module gives what is
 * wanted of it. (By `globalThis`: some name a variable of their own `process`.)
 */
export const builtins: Plugin = {
  name: "builtins",
  renderChunk(code) {
    const asked = code
      .replace(imports, (_, whole: string | undefined, names: string | undefined, module: string) => {
        const given = `globalThis.process.getBuiltinModule("${module}");`;
        const parts = [whole, names?.replace(/ as /g, ": ")].filter((part) => part !== undefined);
        return parts.map((part) => `const ${part} = ${given}`).join("\n");
      })
      .replace(requires, (as, module: string) =>
        isBuiltin(module) ? `globalThis.process.getBuiltinModule("${module}")` : as,
      );
    const left = /^import .*"node:.*/m.exec(asked);
    if (left) throw new Error(`an import of a form that scripts/builtins.ts does not know: ${left[0]}`);
    return { code: asked };
  },
};
