import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "rolldown";

/** Dependencies of the generator that its bundle has in it: all others are loaded late and by few commands, or find files beside themselves. */
export const bundled = [
  ...[
    "@aws-sdk/client-dynamodb",
    "commander",
    "mongodb",
    "mysql2",
    "pg",
    "pg-connection-string",
    "simple-git",
    "tedious",
    "yaml",
    "zod",
  ],
];

/** Those that its types name as well. */
const ofTypes = ["zod"];

type Manifest = { dependencies: Record<string, string> };

/** The manifest of the generator as it is published: what is in the bundle is not installed beside it. */
export const publishable = <T extends Manifest>(manifest: T): T => ({
  ...manifest,
  dependencies: Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => !bundled.includes(name) || ofTypes.includes(name)),
  ),
});

const isLicence = (name: string) => /^(licen[cs]e|notice|copying|copyright)([.-].*)?$/i.test(name);

/** The folder of the package that a module is of: the nearest with a version. Undefined for our own. */
function packageOf(module: string): string | undefined {
  for (let at = dirname(module); at.includes("/node_modules/"); at = dirname(at)) {
    const file = join(at, "package.json");
    if (existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version !== undefined) return at;
  }
  return undefined;
}

/** The notices of all packages that modules are of, which their authors ask to go with them; in the order of their names. */
export function noticesOf(modules: Iterable<string>): string {
  const folders = new Set([...modules].flatMap((module) => packageOf(module.replace(/^\0|\?.*$/g, "")) ?? []));
  const sections = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const files = readdirSync(folder).filter(isLicence).sort();
    if (typeof license !== "string" && files.length === 0) throw new Error(`${name} says nothing of its licence`);
    const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
    sections.set(`${name} ${version}`, [`${name} ${version} (${license ?? "see below"})`, ...texts].join("\n\n"));
  }
  const sorted = [...sections.keys()].sort().map((key) => sections.get(key));
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return `${["The bundle has these packages in it.", ...sorted].join(rule).replaceAll("\r\n", "\n")}\n`;
}

/** Writes the notices of what is really in the chunks beside them. */
export const notices = (dir: string): Plugin => ({
  name: "notices",
  generateBundle(_, output) {
    const modules = Object.values(output).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
    writeFileSync(join(dir, "NOTICES.txt"), noticesOf(modules));
  },
});
