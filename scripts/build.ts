// What the compiler does not bring into the package `schemalog`: the templates, and the texts that every package carries.
import { cpSync, rmSync } from "node:fs";

rmSync("generator/dist/templates", { recursive: true, force: true });
cpSync("templates", "generator/dist/templates", { recursive: true });
