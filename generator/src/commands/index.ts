import type { CommandSpec } from "./command.ts";

/** All commands, in the order of --help. Adding one is a file of its own and an entry here. */
export const commands: CommandSpec[] = [];
