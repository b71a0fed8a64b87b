import { existsSync } from "node:fs";
import { SchemalogError } from "../../../../errors.ts";
import type { ExtensionModule } from "./messages.ts";

/** Extensions that come in packages of their own. */
const packages: Record<string, string> = { vector: "@electric-sql/pglite-pgvector" };

/** File and export of PGlite's module for an extension; most are called as the extension is. */
const moduleOf = (extension: string) => extension.replaceAll("-", "_");

/** plpgsql is built in. */
const isLoadable = (extension: string) => extension !== "plpgsql";

/** The packages whose files the embedded PostgreSQL is made of. */
export const embeddedPackages = (): string[] =>
  ["@electric-sql/pglite", ...Object.values(packages)].map((name) => import.meta.resolve(name));

/** Of these extensions, those that the embedded PostgreSQL does not have. */
export const lackedExtensions = (extensions: string[]): string[] =>
  extensions.filter((extension) => isLoadable(extension) && urlOf(extension) === undefined);

/** Where the modules of extensions are. Throws SchemalogError (2) naming one that the embedded PostgreSQL does not have. */
export const extensionModules = (extensions: string[]): ExtensionModule[] =>
  extensions.filter(isLoadable).map((extension) => {
    const url = urlOf(extension);
    if (url === undefined) throw lacking(extension);
    return { name: moduleOf(extension), url };
  });

function urlOf(extension: string): string | undefined {
  if (Object.hasOwn(packages, extension)) return import.meta.resolve(packages[extension]!);
  const name = moduleOf(extension);
  const url = /^\w+$/.test(name) ? import.meta.resolve(`@electric-sql/pglite/contrib/${name}`) : "";
  return url !== "" && existsSync(new URL(url)) ? url : undefined;
}

const lacking = (extension: string) =>
  new SchemalogError(`the embedded PostgreSQL does not have the extension "${extension}" that the migrations create`, {
    exitCode: 2,
    hint: [
      "Add one of these to the connection in schemalog.yml:",
      "  shadow: env:SHADOW_DATABASE_URL    # a PostgreSQL server that has it; a temporary database is created there and dropped",
      `  skip-extensions: [${extension}]    # skip it, if no object needs it`,
    ].join("\n"),
  });
