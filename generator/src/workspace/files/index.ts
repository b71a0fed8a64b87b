export { checkWritable, inside, isBelow, isLink, isThere, named, outside, realPath, repositoryOf } from "./inside.ts";
export { filesBelow, readText, textsBelow } from "./list.ts";
export { shownPath } from "./names.ts";
