import type { Engine, Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { clear } from "./reused-shadow.ts";

/**
 * The engine with one embedded database for all of its shadow databases, emptied each time: a fresh one takes a second
 * or more. It has the given extensions; those that a test asks for are checked by the real engine elsewhere.
 */
export async function reusedEngine(extensions: string[] = []): Promise<{ engine: Engine; close(): Promise<void> }> {
  const [engine] = engines;
  const shadow: Shadow = await engine!.shadow({ extensions, skipExtensions: [] });
  return {
    engine: {
      ...engine!,
      async shadow() {
        await shadow.run("ROLLBACK");
        await shadow.run("DISCARD ALL");
        await shadow.run(clear);
        return { ...shadow, close: async () => undefined };
      },
    },
    close: () => shadow.close(),
  };
}
