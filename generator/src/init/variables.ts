import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineCalled, engines } from "../engines/registry.ts";
import { outside, repositoryOf } from "../workspace/files/index.ts";

/** A variable that holds the URL of a database, by the file that gives an example of it. */
export type DatabaseVariable = { variable: string; file: string };

/** Examples for people; a real `.env` has secrets, and is not read. */
const examples = [".env.example", ".env.sample", ".env.template", ".env.dist", "env.example"];
const composeFiles = ["compose.yml", "compose.yaml", "docker-compose.yml", "docker-compose.yaml"];
/** Where ORMs and frameworks say which engine they talk to, and by which variable. */
const configs: { files: string[]; engine: RegExp; variable: RegExp }[] = [
  {
    files: [
      "prisma/schema.prisma",
      "schema.prisma",
      "packages/shared/prisma/schema.prisma",
      "packages/db/prisma/schema.prisma",
    ],
    engine: /provider\s*=\s*"(\w+)"/g,
    variable: /\burl\s*=\s*env\("(\w+)"\)/g,
  },
  {
    files: [
      "drizzle.config.ts",
      "drizzle.config.js",
      "knexfile.js",
      "knexfile.ts",
      "ormconfig.js",
      "data-source.ts",
      "src/data-source.ts",
    ],
    engine: /\b(?:dialect|client|type):\s*["'](\w+)["']/g,
    variable: /\b(?:url|connection(?:String)?|uri):\s*process\.env\.(\w+)/g,
  },
  {
    files: ["config/database.yml"],
    engine: /^[ \t]*adapter:\s*["']?(\w+)/gm,
    variable: /^[ \t]*url:\s*<%=\s*ENV(?:\.fetch\(|\[)["'](\w+)["']/gm,
  },
];
const mostCharacters = 200_000;

/**
 * The variables that hold the URL of a database that we can read: by the example's scheme, where the example is empty, by
 * their name beside a compose file with an image of such a database, or by what an ORM's configuration says. Values are
 * not kept.
 */
export function databaseVariables(cwd: string): DatabaseVariable[] {
  const boundary = repositoryOf(cwd) ?? cwd;
  const read = (file: string) => textOf(join(cwd, file), boundary);
  const images = composeFiles.some((file) => namesImage(read(file)));
  const isNamed = new RegExp(`(^|_)(${databaseWords()})_(URL|URI|DSN)$`, "i");
  const found = new Map<string, DatabaseVariable>();
  for (const file of examples) {
    for (const [, name = "", value = ""] of read(file).matchAll(/^(?:export\s+)?([A-Za-z_]\w*)=(.*)$/gm)) {
      const plain = value.trim().replace(/^["']|["']$/g, "");
      const isUrl = engines.some(({ schemes }) => schemes.some((scheme) => plain.startsWith(`${scheme}://`)));
      const isNamedSo = images && plain === "" && isNamed.test(name);
      if ((isUrl || isNamedSo) && !isForElse(name)) found.set(name, { variable: name, file });
    }
  }
  for (const { files, engine, variable } of configs) {
    for (const file of files) {
      const text = read(file);
      const isOurs = [...text.matchAll(engine)].some(([, word = ""]) => engineCalled(word) !== undefined);
      for (const [, name = ""] of isOurs ? text.matchAll(variable) : []) {
        if (!isForElse(name) && !found.has(name)) found.set(name, { variable: name, file });
      }
    }
  }
  return [...found.values()];
}

/** What a variable calls a database, as a choice in an expression: `DATABASE_URL`, `SHOP_PG_DSN`. */
export const databaseWords = (): string =>
  ["database", "db", ...engines.flatMap(({ name, schemes, aliases }) => [name, ...schemes, ...aliases])].join("|");

/** Databases for tests and for the ORM's own use, and second ways to the same one. */
const isForElse = (name: string): boolean => /shadow|direct|test/i.test(name);

const namesImage = (compose: string): boolean =>
  [...compose.matchAll(/^[ \t]*image:\s*["']?([^\s"'#]+)/gm)].some(([, image = ""]) =>
    engines.some(({ images }) =>
      images.some((name) => image.replace(/^docker\.io\/(library\/)?/, "").split(":")[0] === name),
    ),
  );

function textOf(file: string, boundary: string): string {
  try {
    if (outside(boundary, file) !== undefined || !existsSync(file)) return "";
    return readFileSync(file, "utf8").slice(0, mostCharacters);
  } catch {
    return ""; // what can't be read now is no help
  }
}
