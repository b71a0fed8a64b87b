import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

type Package = { name: string; version: string; dir: string };

/**
 * An npm registry with the packages of this repository, packed as they would be published, and all that is installed
 * here: what they need is installed from it by the real npm, without a network.
 */
export async function startRegistry(scratch: string) {
  mkdirSync(scratch, { recursive: true });
  const packages = Map.groupBy(installed(join(root, "node_modules")), ({ name }) => name);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://registry").pathname).slice(1);
    asked.push(path);
    const [, name = path, version] = /^(.+)\/-\/(.+)\.tgz$/.exec(path) ?? [];
    const versions = packages.get(name);
    const found = versions?.find((one) => one.version === version);
    if (found) {
      response.end(tarball(found, scratch));
    } else if (versions) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(packument(name, versions, url)));
    } else {
      response.writeHead(404).end("{}");
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return { url, asked, close: () => new Promise((done) => server.close(done)) };
}

function packument(name: string, versions: Package[], url: string) {
  const entries = versions.map(({ version, dir }) => {
    const manifest = JSON.parse(readFileSync(join(dir, "package.json"), "utf8"));
    return [version, { ...manifest, dist: { tarball: `${url}/${name}/-/${version}.tgz` } }];
  });
  return { name, "dist-tags": { latest: versions[0]?.version }, versions: Object.fromEntries(entries) };
}

/** Packages of this repository are what `npm pack` makes of them; others are as they have been unpacked. */
function tarball({ name, version, dir }: Package, scratch: string): Buffer {
  const file = join(scratch, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  if (!existsSync(file)) {
    if (!dir.includes("/node_modules/")) {
      if (!existsSync(join(dir, "dist"))) throw new Error(`${name} is not built: npm run build`);
      const args = ["pack", "--silent", "--ignore-scripts", "--pack-destination", scratch];
      execFileSync("npm", args, { cwd: dir, stdio: ["ignore", "ignore", "inherit"] });
    } else {
      const inside = ["--exclude=./node_modules", "--transform=s,^\\.,package,", "-C", dir, "."];
      execFileSync("tar", ["-I", "gzip -1", "-cf", file, ...inside]);
    }
  }
  return readFileSync(file);
}

function installed(folder: string): Package[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    if (entry.startsWith(".")) return [];
    if (entry.startsWith("@")) return readdirSync(path).flatMap((inner) => packageIn(join(path, inner)));
    return packageIn(path);
  });
}

function packageIn(path: string): Package[] {
  const manifest = join(path, "package.json");
  if (!existsSync(manifest)) return [];
  const { name, version } = JSON.parse(readFileSync(manifest, "utf8"));
  const dir = realpathSync(path);
  return [...(name && version ? [{ name, version, dir }] : []), ...installed(join(dir, "node_modules"))];
}
