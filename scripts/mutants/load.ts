// Loads TypeScript modules as functions that are run again at will: a mutant costs what depends on its file, and is forgotten.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import ts from "typescript";

type Exports = Record<string, unknown>;
type Module = { run: (...context: unknown[]) => void; imports: string[] };

/** More rounds of the loops of one mutant than this are a loop without an end. */
const patience = 3_000_000;
let rounds = 0;
const tick = () => {
  if (++rounds > patience) throw new Error("a loop does not end");
};

/** Every loop counts its rounds: a mutant that never ends is killed without a second process that watches. */
const counted: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context;
  const count = factory.createExpressionStatement(
    factory.createCallExpression(factory.createIdentifier("tick"), [], []),
  );
  const visit: ts.Visitor = (node) => {
    const seen = ts.visitEachChild(node, visit, context);
    const body = (statement: ts.Statement) => factory.createBlock([count, statement], true);
    if (ts.isWhileStatement(seen)) return factory.updateWhileStatement(seen, seen.expression, body(seen.statement));
    if (!ts.isForStatement(seen)) return seen;
    return factory.updateForStatement(seen, seen.initializer, seen.condition, seen.incrementor, body(seen.statement));
  };
  return (file) => ts.visitEachChild(file, visit, context);
};

function compile(path: string, source: string): Module {
  const { outputText } = ts.transpileModule(source.replaceAll("import.meta.dirname", "__dirname"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ESNext },
    transformers: { before: [counted] },
  });
  const imports = [...outputText.matchAll(/\brequire\("(\.[^"]+)"\)/g)].map(([, to = ""]) =>
    resolve(dirname(path), to),
  );
  return { run: new Function("require", "exports", "__dirname", "tick", outputText) as Module["run"], imports };
}

/** A graph of modules. `standIns` are used for the packages and files (absolute) of that name. */
export function graph(standIns: Map<string, unknown>) {
  const modules = new Map<string, Module>();
  const done = new Map<string, Exports>();

  function load(path: string): Exports {
    const known = done.get(path);
    if (known) return known;
    const module = modules.get(path) ?? compile(path, readFileSync(path, "utf8"));
    modules.set(path, module);
    const exports: Exports = {};
    done.set(path, exports);
    const native = createRequire(path);
    const load_ = (to: string): unknown => {
      const file = to.startsWith(".") ? resolve(dirname(path), to) : to;
      if (standIns.has(file)) return standIns.get(file);
      return to.startsWith(".") && existsSync(file) && file.endsWith(".ts") ? load(file) : native(to);
    };
    module.run(load_, exports, dirname(path), tick);
    return exports;
  }

  /** The files that a file needs, itself among them. */
  function needs(path: string, seen = new Set<string>()): Set<string> {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const inner of modules.get(path)?.imports ?? []) needs(inner, seen);
    return seen;
  }

  return {
    load,
    needs,
    /** From now on `path` is what `source` says (undefined: what is on disk); what needs it is run anew when loaded. */
    replace(path: string, source?: string): void {
      rounds = 0;
      modules.set(path, compile(path, source ?? readFileSync(path, "utf8")));
      for (const file of [...done.keys()]) if (needs(file).has(path)) done.delete(file);
    },
    forget: (path: string) => void done.delete(path),
  };
}
