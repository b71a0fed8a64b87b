import { leadingTokens } from "./statements.ts";

const notices = /^(DEBUG|LOG|INFO|NOTICE|WARNING)$/;

/** Whether a routine raises an error whenever it is called, or may do so, by its own words (manual, 41.9). */
export function refusing(body: string, language: string | undefined): "always" | "sometimes" | undefined {
  if (language !== "plpgsql") return undefined;
  const words = leadingTokens(body, Number.POSITIVE_INFINITY);
  const raises = words.flatMap((word, at) =>
    word === "RAISE" && !notices.test(words[at + 1] ?? "") && isStatement(words, at) ? at : [],
  );
  const [first] = raises;
  if (first === undefined) return undefined;
  const isPlain = !words.slice(0, first).some((word) => /^(IF|CASE|LOOP|RETURN|EXCEPTION)$/.test(word));
  return isPlain ? "always" : "sometimes";
}

const isStatement = (words: string[], at: number) => /^(;|BEGIN|THEN|ELSE|LOOP|>)$/.test(words[at - 1] ?? "");
