import { type TestContext, test } from "vitest";

/** One attempt of an attacker as a test; its name says what is tried, and what holds. */
export const attempt = (tried: string, holds: string, body: (context: TestContext) => unknown): void =>
  test(`${tried} → ${holds}`, async (context) => {
    await body(context);
  });
