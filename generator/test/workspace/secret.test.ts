import { describe, expect, test } from "vitest";
import { shownUrl } from "../../src/core/masking/index.ts";
import { passwordIn, resolveSecret } from "../../src/workspace/secret.ts";

const withPassword = [
  "postgres://u:p@h/d",
  "postgres://:p@h/d",
  "postgres://u:p%40x@h:5432/d?sslmode=require",
  "postgres://u:p@ss@h/d",
  "postgres://u:p#ss@h/d",
  "postgres://u:p/s?s@h/d",
  "postgresql://h/d?user=u&password=p",
  "postgres://h/d?sslpassword=p",
];
const without = [
  "postgres://h/d",
  "postgres://u@h/d",
  "postgres://h:5432/d",
  "postgres:///d?host=/run",
  "postgres://u@[::1]:5432/d",
];

describe("secrets", () => {
  test.each(withPassword)("%s has a password", (url) => expect(passwordIn(url)).toBe(true));
  test.each(without)("%s has none", (url) => expect(passwordIn(url)).toBe(false));

  test.each([
    ["postgres://user:canary@h:5432/d?password=canary", "postgres://h:5432/d"],
    ["postgres://user:can@ry/#?x@h/d", "postgres://h/d"],
    ["postgres:user:canary@h/d", "h/d"],
    ["postgres://h/d", "postgres://h/d"],
  ])("%s is shown without a secret", (url, shown) => expect(shownUrl(url)).toBe(shown));

  test("env:NAME is read from the environment", () => {
    expect(resolveSecret("env:A", { A: "postgres://h/d" })).toBe("postgres://h/d");
    expect(resolveSecret("postgres://h/d", {})).toBe("postgres://h/d");
    expect(resolveSecret("env:A", { A: " postgres://h/d\n" })).toBe("postgres://h/d");
    expect(() => resolveSecret("env:A", { A: "host=h password=canary" })).toThrow(
      /^the environment variable A is not a URL$/,
    );
    expect(() => resolveSecret("env:A", {})).toThrow("the environment variable A is not set");
    expect(() => resolveSecret("env:A", { A: "" })).toThrow("the environment variable A is empty");
    expect(() => resolveSecret("env:canary here", {})).toThrow(/^what follows `env:` is not the name/);
  });
});
