import { expect } from "vitest";
import { tokens } from "../../src/core/dialects/postgres/lexer.ts";
import { maskSecrets } from "../../src/core/masking/index.ts";
import { corpus } from "../support/corpora.ts";
import { postgresCorpora, scriptsOf } from "../support/postgres-corpora.ts";
import { attempt } from "./attempt.ts";
import { alphabet, canary, forms, harmless, harmlessProse, proseForms } from "./secret-forms.ts";

/** How often a quote that means something stands in a text: an odd one more would make code of what was a text. */
const kinds = (sql: string) => [...tokens(sql)].map(({ kind }) => kind);

for (const { is, text, code } of forms) {
  attempt(`${is}: ${text.replaceAll(canary, "…").slice(0, 60)}`, "it is masked, the rest is as it was", () => {
    const masked = maskSecrets(text);
    expect(masked.text).not.toContain(canary);
    expect(masked.text).toContain("***");
    expect(masked.found.length).toBeGreaterThan(0);
    // Masked once is masked for good.
    expect(maskSecrets(masked.text)).toEqual({ text: masked.text, found: [], secrets: [] });
    // Another secret in its place changes no byte.
    expect(maskSecrets(text.replaceAll(canary, alphabet)).text).toBe(masked.text);
    if (code !== false) expect(kinds(masked.text)).toEqual(kinds(text));
  });
}

for (const text of harmless) {
  attempt(`what is no secret: ${text.slice(0, 60)}`, "it stays as it is", () => {
    expect(maskSecrets(text)).toEqual({ text, found: [], secrets: [] });
  });
}

for (const text of proseForms) {
  attempt(`a comment: ${text.replaceAll(canary, "…")}`, "it is masked, the rest is as it was", () => {
    const masked = maskSecrets(text, { prose: true });
    expect(masked.text).toBe(text.replaceAll(canary, "***"));
    expect(maskSecrets(masked.text, { prose: true }).found).toEqual([]);
    expect(maskSecrets(text.replaceAll(canary, alphabet), { prose: true }).text).toBe(masked.text);
  });
}

for (const text of harmlessProse) {
  attempt(`a comment without a secret: ${text}`, "it stays as it is", () => {
    expect(maskSecrets(text, { prose: true })).toEqual({ text, found: [], secrets: [] });
  });
}

for (const { name, path } of postgresCorpora) {
  attempt(`a real schema: ${name}`, "nothing of it is taken for a secret", (context) => {
    const found = scriptsOf(corpus(context, path)).flatMap((script) => maskSecrets(script, { prose: true }).found);
    expect(found).toEqual([]);
  });
}
