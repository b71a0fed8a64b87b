#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`error: schemalog needs Node.js 22.18 or newer; this is ${process.versions.node}`);
  process.exitCode = 2;
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.();
  await import("../dist/cli.js");
}
