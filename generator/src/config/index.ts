export type { Config, SiteConfig } from "./config.ts";
export { objectFilter } from "./filter.ts";
export { inside, repositoryOf } from "./inside.ts";
export { parseConfig, schemaUrl } from "./parse.ts";
export { passwordIn, resolveSecret } from "./secret.ts";
export {
  type Connection,
  checkFolders,
  chooseConnections,
  configFileName,
  connectionOf,
  openWorkspace,
  type Workspace,
} from "./workspace.ts";
