import { registerHooks } from "node:module";

/** What PGlite loads when it has started. */
const needed = /^(node:)?(fs|fs\/promises|path|url|util|stream|stream\/promises|zlib|crypto|module|buffer|os)$/;
/** Ways to the network, to other processes and to code that no permission of Node covers. */
const globals = ["fetch", "WebSocket", "EventSource"];
const ways = ["getBuiltinModule", "binding", "_linkedBinding", "dlopen", "kill", "abort", "execve", "_debugProcess"];

/** What a pipe could be turned into, from the one that answers go through. */
const connecting = ["connect", "open", "bind", "listen"];

/** From here on no module comes in but files and those that PGlite needs. */
export function seal(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (/^(file:|\.{0,2}\/)/.test(specifier) || needed.test(specifier)) return next(specifier, context);
      throw new Error(`the sandbox has no ${specifier}`);
    },
  });
  for (const name of globals) Reflect.deleteProperty(globalThis, name);
  for (const name of ways) Reflect.deleteProperty(process, name);
  for (const stream of [process.stdin, process.stdout, process.stderr] as { _handle?: object }[]) {
    for (const object of [stream, stream._handle ?? {}]) {
      const prototype = Object.getPrototypeOf(object);
      for (const name of connecting) if (name in prototype) Reflect.deleteProperty(prototype, name);
    }
  }
}
