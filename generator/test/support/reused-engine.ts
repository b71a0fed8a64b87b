import type { Engine, Scratch } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { clear } from "./reused-scratch.ts";

/**
 * The engine with one embedded database for all of its scratch databases, emptied each time: a fresh one takes a second
 * or more. It has the given extensions; those that a test asks for are checked by the real engine elsewhere.
 */
export async function reusedEngine(extensions: string[] = []): Promise<{ engine: Engine; close(): Promise<void> }> {
  const [engine] = engines;
  const scratch: Scratch = await engine!.scratch({ extensions, skipExtensions: [] });
  return {
    engine: {
      ...engine!,
      async scratch() {
        await scratch.run("ROLLBACK");
        await scratch.run("DISCARD ALL");
        await scratch.run(clear);
        return { ...scratch, close: async () => undefined };
      },
    },
    close: () => scratch.close(),
  };
}
