export { type Config, type Mode, modes, type SiteConfig } from "./config.ts";
export { inside, repositoryOf } from "./files/index.ts";
export { objectFilter, watchedFilter } from "./filter.ts";
export { onOwnMachine, shadowOf } from "./own-machine.ts";
export { parseConfig, schemaUrl } from "./parse.ts";
export { isSet, passwordIn, resolveSecret, variableOf } from "./secret.ts";
export { type BaseConfig, type Trusted, templatesKey, trusted } from "./trusted.ts";
export {
  type Connection,
  checkFolders,
  chooseConnections,
  configFileName,
  configFileOf,
  connectionOf,
  openWorkspace,
  readConfig,
  type Workspace,
} from "./workspace.ts";
