#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`error: schemalog needs Node.js 22.18 or newer; this is ${process.versions.node}`);
  process.exitCode = 2;
} else {
  const { enableCompileCache } = process.getBuiltinModule("node:module");
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  enableCompileCache?.();
  // Large databases pass through quickly and leave much behind: collected early, it takes a third less memory.
  setFlagsFromString("--semi-space-growth-factor=1");
  await import("../dist/cli.js");
}
