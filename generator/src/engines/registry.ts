import { shownName } from "../core/masking/index.ts";
import { SchemalogError } from "../errors.ts";
import { dynamodb } from "./dynamodb/index.ts";
import type { Engine } from "./engine.ts";
import { masked } from "./masked.ts";
import { mongodb } from "./mongodb/index.ts";
import { mariadb, mysql } from "./mysql/index.ts";
import { postgres } from "./postgres/index.ts";
import { sqlserver } from "./sqlserver/index.ts";

/** All engines, one line each. */
export const engines: Engine[] = [postgres, mysql, mariadb, sqlserver, mongodb, dynamodb].map(masked);

/** All platforms of all engines. */
export const platforms = () => engines.flatMap((engine) => engine.platforms);

/** The engine that is meant where nothing says which. */
export const usualEngine = (): Engine => engines[0]!;

/** The engine of a word that tools have for it: its name, a scheme of its URLs, or another of their words. */
export const engineCalled = (word: string): Engine | undefined =>
  engines.find(({ name, schemes, aliases }) => [name, ...schemes, ...aliases].includes(word));

/**
 * The engine that a name (`postgres`) or a URL means. Throws SchemalogError (exit code 2) naming the known ones; the URL is
 * not repeated, for it may hold a password.
 */
export function engineOf(nameOrUrl: string): Engine {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(nameOrUrl)?.[1]?.toLowerCase() ?? nameOrUrl;
  const engine =
    engines.find(({ name, schemes }) => name === scheme || schemes.includes(scheme)) ??
    engines.find(({ isConnectionString }) => isConnectionString?.(nameOrUrl));
  if (engine) return engine;
  const inner = /^jdbc:([a-z][a-z0-9+.-]*):/i.exec(nameOrUrl)?.[1]?.toLowerCase();
  if (inner !== undefined) throw ofJava(inner);
  // A connection string in another form has more in it than a scheme.
  const form = scheme.includes("=") ? "connection strings of this form" : `"${shownName(scheme)}" URLs`;
  throw new SchemalogError(`schemalog has no engine for ${form}`, {
    exitCode: 2,
    hint: `Known URL schemes: ${schemesShown()}`,
  });
}

/** URLs of Java's drivers have no place for who logs in. */
function ofJava(scheme: string): SchemalogError {
  const known = engineCalled(scheme);
  return new SchemalogError(`schemalog reads no "jdbc:${shownName(scheme)}:" URLs`, {
    exitCode: 2,
    hint:
      known === undefined
        ? `It has no engine for them. Known URL schemes: ${schemesShown()}`
        : `Write it without \`jdbc:\`, and with the user and password in it: ${known.schemes[0]}://user:<password>@host:port/database`,
  });
}

const schemesShown = (): string => engines.flatMap(({ schemes }) => schemes.map((each) => `${each}://`)).join(", ");
