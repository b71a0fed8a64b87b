/** LEB128, as WebAssembly writes numbers. */
const leb = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)]);
const bytes = (text: string): number[] => {
  const all = [...Buffer.from(text)];
  return [...leb(all.length), ...all];
};
const section = (id: number, content: number[]): number[] => [id, ...leb(content.length), ...content];

/**
 * A library for Emscripten's loader that holds nothing but a text of JavaScript, under a name by which the loader takes it for
 * a function of EM_JS and gives it to eval(): the expression runs.
 */
export function sideModule(expression: string): Buffer {
  const text = [...Buffer.from(`()<::>0, ${expression}\0`)];
  const memory = [...leb(text.length), 0, 0, 0];
  return Buffer.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(0, [...bytes("dylink.0"), 1, ...leb(memory.length), ...memory]),
    // (import "env" "memory" (memory 0)) (import "env" "__memory_base" (global i32))
    ...section(2, [
      2,
      ...bytes("env"),
      ...bytes("memory"),
      2,
      0,
      0,
      ...bytes("env"),
      ...bytes("__memory_base"),
      3,
      0x7f,
      0,
    ]),
    // (global i32 (i32.const 0))
    ...section(6, [1, 0x7f, 0, 0x41, 0, 0x0b]),
    // (export "__em_js__run" (global 1))
    ...section(7, [1, ...bytes("__em_js__run"), 3, 1]),
    // (data (global.get 0) "…")
    ...section(11, [1, 0, 0x23, 0, 0x0b, ...leb(text.length), ...text]),
  ]);
}

/**
 * A library that brings no text at all, and imports a method of JavaScript's own objects, which the loader finds on the
 * prototype of its table of imports: with a few of them a library gets at all that the process has.
 */
export function gadgetModule(method = "defineProperty"): Buffer {
  return Buffer.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(0, [...bytes("dylink.0"), 1, 4, 0, 0, 0, 0]),
    // (type (func (param externref externref externref) (result externref)))
    ...section(1, [1, 0x60, 3, 0x6f, 0x6f, 0x6f, 1, 0x6f]),
    ...section(2, [1, ...bytes("constructor"), ...bytes(method), 0, 0]),
  ]);
}

/** SQL that puts a library into the database's file system, and loads it. */
export const loading = (library: Buffer, id = 4711): string => `
SELECT lo_from_bytea(${id}, '\\x${library.toString("hex")}');
SELECT lo_export(${id}, '/tmp/library${id}.so');
LOAD '/tmp/library${id}.so';`;
