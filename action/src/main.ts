// The entry of action.yml: runs from the sources of this repository, without a build.
import { registerHooks } from "node:module";

const generator = new URL("../../generator/src/index.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => next(specifier === "schemalog" ? generator : specifier, context),
});
const { closeBeforeExit } = await import("schemalog");
const { main } = await import("./start.ts");
closeBeforeExit((code) => process.exit(code));
process.exit(await main(process.env));
