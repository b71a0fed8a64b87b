export { maskDatabase } from "./database.ts";
export { mask, maskRepeated, maskSecrets } from "./mask.ts";
export { shownOptions } from "./options.ts";
export { shownName, shownUrl } from "./shown.ts";
export { inOneLine, shortened } from "./statement.ts";
