import type { Dialect } from "../core/dialects/dialect.ts";
import type { Shadow } from "../engines/engine.ts";

/** Creates a role that may do nothing. Returns false for a name that no role can have. */
export async function createRole(shadow: Shadow, role: string, { quoted }: Dialect): Promise<boolean> {
  return shadow.run(`CREATE ROLE ${quoted(role)}`).then(
    () => true,
    () => false,
  );
}
