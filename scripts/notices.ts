// The licences of the packages that a bundle has in it, which their authors ask to go with it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const isLicence = (name: string) => /^(licen[cs]e|notice|copying|copyright)([.-].*)?$/i.test(name);

/** The folder of the package that a module is of: the nearest one with a name and a version. Undefined for our own. */
function packageOf(module: string): string | undefined {
  if (!module.includes("/node_modules/")) return undefined;
  for (let at = dirname(module); at.includes("/node_modules/"); at = dirname(at)) {
    const file = join(at, "package.json");
    if (existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version !== undefined) return at;
  }
  return undefined;
}

/** The notices of all packages that modules are of, in the order of their names. Throws for one that says nothing of its licence. */
export function noticesOf(modules: Iterable<string>): string {
  const folders = new Set([...modules].flatMap((module) => packageOf(module.replace(/^\0|\?.*$/g, "")) ?? []));
  const sections = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const files = readdirSync(folder).filter(isLicence).sort();
    if (typeof license !== "string" && files.length === 0) throw new Error(`${name} has no licence: ${folder}`);
    const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
    sections.set(`${name} ${version}`, [`${name} ${version} (${license ?? "see below"})`, ...texts].join("\n\n"));
  }
  const sorted = [...sections.keys()].sort().map((key) => sections.get(key));
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return ["This program has these packages in it.", ...sorted].join(rule).replaceAll("\r\n", "\n") + "\n";
}
