// Exits 1 where the package is to be built: what it is built of has changed since, or it was never built.
import { isBuilt } from "./build-inputs.ts";

process.exitCode = isBuilt() ? 0 : 1;
