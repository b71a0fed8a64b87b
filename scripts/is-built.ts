// Exits 1 where the package is to be built: what it is built of has changed since, or it was never built.
import { existsSync, readFileSync } from "node:fs";
import { buildInputs, builtFrom } from "./build-inputs.ts";

const isBuilt = existsSync(builtFrom) && readFileSync(builtFrom, "utf8") === buildInputs();
process.exitCode = isBuilt ? 0 : 1;
