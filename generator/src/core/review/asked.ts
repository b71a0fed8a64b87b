import { lockTimeoutMissing } from "../rules/statements/lock-timeout-missing.ts";

/** The codes of rules that are silent unless somebody asks for them: what a config is checked against, without loading every rule. */
export const askedFor = (): string[] => [lockTimeoutMissing.code];
