import { rules } from "../rules/registry.ts";

/** The codes of rules that are silent unless somebody asks for them. */
export const askedFor = (): string[] => rules.flatMap(({ code, isAsked }) => (isAsked ? code : []));
