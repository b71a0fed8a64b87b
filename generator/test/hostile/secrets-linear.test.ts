import { expect } from "vitest";
import { forms, maskSecrets } from "../../src/core/masking/mask.ts";
import { attempt } from "./attempt.ts";
import { forms as samples } from "./secret-forms.ts";

/** Beginnings that find no end, over and over: what backtracking would be slow on. */
const beginnings = [
  ...[
    "host=h password=",
    "password = '",
    "password ''",
    "PASSWORD E'\\",
    "password $a$",
    "password := ",
    "user=a user=b ",
  ],
  ...[
    "://a:",
    "a://a:b",
    "a.b-c+",
    "?token",
    "&sig=",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----\n-A",
  ],
  ...["Authorization: ", 'authorization": "', "bearer ", "bearer a", "curl ", "curl -u ", "curl -u a", "--password"],
  ...["pgp_sym_encrypt(", "pgp_sym_encrypt(x", "hmac(a(b)", "encrypt('a'", "secret key: ", "AKIAIOSFODNN7EXAMPLE "],
  ...["set_config('secret','", "json_build_object(", "json_build_object('a',", "json_build_object(1,(a,'", "hstore(a,"],
  ...["jsonb_build_object(1,')',", "json_build_object('a','json_build_object(''a'',", "json_build_object((((", "'a'||"],
  ...["'a' || 'b", "'password'||'=a'||", "'||'", "password text DEFAULT ", "password a a a a ", "'password' => '"],
  ...["authorization: bearer a1", "authorization: basic aBa", "password: a", "password: a1!", "x-api-key: a1a"],
  ...["eyJ", "eyJaaaaaaaaaaaa.", "SG.aaaaaaaaaaaaaaaaaaaa.", "glpat-", "xoxb-", "sk-ant-", "hooks.slack.com/services/"],
  ...[
    '"password": "',
    '"password": "\\',
    "SCRAM-SHA-256$4096:",
    "AccountKey=",
    "$a$",
    "'",
    '"',
    " ",
    "a",
    "=",
    "PGPASSWORD=",
  ],
];

const size = 200_000;
const repeated = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** The quicker of two, in milliseconds: what else the machine does only adds. */
function time(work: () => unknown): number {
  const times = [1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Quadratic time is four times as much for twice the text; a few milliseconds say nothing. */
function expectLinear(text: string) {
  const times = grows(text, size, (input) => [maskSecrets(input), maskSecrets(input, { prose: true })]);
  expect(times).toMatchObject({ linear: true });
  expect(times.twice).toBeLessThan(3_000);
}

/** How long a text takes, and one of twice its length; measured again where the machine was busy. */
function grows(text: string, length: number, work: (input: string) => unknown) {
  for (let left = 4; ; left--) {
    const [once, twice] = [length, 2 * length].map((size) => {
      const input = repeated(text, size);
      return time(() => work(input));
    }) as [number, number];
    const linear = twice < Math.max(3 * once, 60);
    if (linear || left === 0) return { once, twice, linear };
  }
}

for (const text of beginnings) {
  attempt(`${size} characters of ${JSON.stringify(text)}`, "twice as many take twice as long", () =>
    expectLinear(text),
  );
}

// Tokens are all of one make: three stand for them.
const seen = new Set<string>(forms.slice(14).map(({ name }) => name));
for (const { is, text } of samples) {
  const [form = ""] = maskSecrets(text).found;
  if (seen.has(form)) continue;
  seen.add(form);
  attempt(`${size} characters of secrets, ${form} (${is})`, "twice as many take twice as long", () =>
    expectLinear(`${text} `),
  );
}

attempt("each form, alone, on a text that is one run of its own characters", "none goes back to try again", () => {
  for (const { name, patterns } of forms) {
    for (const pattern of patterns) {
      for (const text of ["a1_", "A1/", "a:b@", "x=", "-", "eyJa.", "''", "\\\\", "$$"]) {
        const times = grows(text, 50_000, (input) => input.replace(pattern, "$&"));
        expect({ name, text, ...times }).toMatchObject({ linear: true });
      }
    }
  }
});
