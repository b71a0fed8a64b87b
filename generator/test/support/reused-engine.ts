import type { Engine, Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { clear } from "./reused-shadow.ts";

/** How migrations are built where a test is not about that. */
export const buildOptions = {
  filter: () => true,
  ...{ statementTimeout: 60_000, lockTimeout: 5_000 },
  skipExtensions: [] as string[],
};

/**
 * The engine with one embedded database for all of its shadow databases, emptied each time, and a fresh one for a second at the same
 * time: that takes a second or more. It has the given extensions; those that a test asks for are checked by the real engine elsewhere.
 */
export async function reusedEngine(extensions: string[] = []): Promise<{ engine: Engine; close(): Promise<void> }> {
  const [engine] = engines;
  const shadow: Shadow = await engine!.shadow({ extensions, skipExtensions: [] });
  let isInUse = false;
  return {
    engine: {
      ...engine!,
      async shadow(options) {
        if (isInUse) return engine!.shadow(options);
        isInUse = true;
        await shadow.run("ROLLBACK");
        await shadow.run("DISCARD ALL");
        await shadow.run(clear);
        return {
          ...shadow,
          close: async () => {
            isInUse = false;
          },
        };
      },
    },
    close: () => shadow.close(),
  };
}
