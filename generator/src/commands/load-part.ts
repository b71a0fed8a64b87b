import { SchemalogError } from "../errors.ts";

/**
 * A package that is installed apart, because few need it or it is large. It imports this one, so its types can't be
 * imported here: `T` is what is expected of it. Throws SchemalogError (2) when it is not there.
 */
export async function loadPart<T>(name: "@schemalog/site" | "@schemalog/action"): Promise<T> {
  try {
    return await import(name);
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND";
    if (!missing || !cause.message.includes(name)) throw cause;
    throw new SchemalogError(`the package ${name} is not installed`, {
      exitCode: 2,
      hint: `Install it alongside schemalog: npm install --save-dev ${name}`,
      cause,
    });
  }
}
