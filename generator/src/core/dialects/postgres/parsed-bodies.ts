import type { Routine } from "../../model/routine.ts";

/** Whether the server prints a body, and has not just kept its text: no statement begins as these bodies do. */
export const isParsed = ({ language, body = "" }: Pick<Routine, "language" | "body">): boolean =>
  language === "sql" && /^(RETURN |BEGIN ATOMIC\n)/.test(body);
