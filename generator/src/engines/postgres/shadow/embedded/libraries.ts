import { createHash } from "node:crypto";

type Bytes = ArrayBuffer | Uint8Array;
/** What Node's types leave out of WebAssembly (webassembly.github.io/spec/js-api). */
type Wasm = {
  Module: new (bytes: Bytes) => object;
  compile(bytes: Bytes): Promise<object>;
  instantiate(source: Bytes | object, imports?: object): Promise<unknown>;
  compileStreaming?: unknown;
  instantiateStreaming?: unknown;
};
export const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

/**
 * From now on WebAssembly takes no code but what is known. What is compiled until `close` is called is, and what `know` is
 * given: a library that SQL has written into the database's file system is not. Without this, one that imports the methods of
 * JavaScript's own objects reaches all that the process has, and needs no eval() for it.
 */
export function knownLibraries(): { know(bytes: Uint8Array): void; close(): void } {
  const known = new Set<string>();
  const { Module, compile, instantiate } = wasm;
  let open = true;
  const hash = (bytes: Bytes) =>
    createHash("sha256")
      .update(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes)
      .digest("hex");
  const check = (bytes: Bytes) => {
    const id = hash(bytes);
    if (open) known.add(id);
    else if (!known.has(id)) throw new Error("this library is not one of the embedded database's own");
  };
  Object.assign(wasm, {
    Module: new Proxy(Module, {
      construct(target, [bytes]) {
        check(bytes);
        return new target(bytes);
      },
    }),
    async compile(bytes: Bytes) {
      check(bytes);
      return compile(bytes);
    },
    async instantiate(source: Bytes | object, imports?: object) {
      if (!(source instanceof Module)) check(source as Bytes);
      return instantiate(source, imports);
    },
  });
  for (const name of ["compileStreaming", "instantiateStreaming"]) Reflect.deleteProperty(wasm, name);
  return {
    know: (bytes) => void known.add(hash(bytes)),
    close() {
      open = false;
    },
  };
}
