import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "../engines/index.ts";

/** A variable that holds the URL of a database, by the file that gives an example of it. */
export type DatabaseVariable = { variable: string; file: string };

/** Examples for people; a real `.env` has secrets, and is not read. */
const examples = [".env.example", ".env.sample", ".env.template", ".env.dist", "env.example"];
const composeFiles = ["compose.yml", "compose.yaml", "docker-compose.yml", "docker-compose.yaml"];
const mostCharacters = 200_000;

/**
 * The variables that hold the URL of a database that we can read: by the example's scheme, or where the example is empty,
 * by their name beside a compose file with an image of such a database. Values are not kept.
 */
export function databaseVariables(cwd: string): DatabaseVariable[] {
  const images = composeFiles.some((file) => namesImage(textOf(join(cwd, file))));
  const found = new Map<string, DatabaseVariable>();
  for (const file of examples) {
    for (const [, name = "", value = ""] of textOf(join(cwd, file)).matchAll(/^(?:export\s+)?([A-Za-z_]\w*)=(.*)$/gm)) {
      const plain = value.trim().replace(/^["']|["']$/g, "");
      const isUrl = engines.some(({ schemes }) => schemes.some((scheme) => plain.startsWith(`${scheme}://`)));
      const isNamedSo = images && plain === "" && /(^|_)(DATABASE|DB|PG|POSTGRES)(QL)?_(URL|URI|DSN)$/i.test(name);
      if ((isUrl || isNamedSo) && !/shadow|direct|test/i.test(name)) found.set(name, { variable: name, file });
    }
  }
  return [...found.values()];
}

const namesImage = (compose: string): boolean =>
  [...compose.matchAll(/^\s*image:\s*["']?([^\s"'#]+)/gm)].some(([, image = ""]) =>
    engines.some(({ images }) =>
      images.some((name) => image.replace(/^docker\.io\/(library\/)?/, "").split(":")[0] === name),
    ),
  );

function textOf(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, "utf8").slice(0, mostCharacters) : "";
  } catch {
    return ""; // what can't be read now is no help
  }
}
