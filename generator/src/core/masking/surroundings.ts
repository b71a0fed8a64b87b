import { alone, type Form, keyWords, literals, passwordWords, untilSpace } from "./form.ts";
import { pairs } from "./pairs.ts";

const raw = String.raw;
const pattern = (source: string, flags = "gi") => new RegExp(source, flags);

/** Keys of libpq, ADO.NET, ODBC and JDBC that stand beside a password. */
const beside =
  "host|hostaddr|port|dbname|db|user|username|user[ _]?id|uid|server|servername|server_name|data source|database|initial catalog|driver|dsn|address|addr|sslmode|connect_timeout|application_name|options|service|network|endpoint";
const name = raw`(?:${passwordWords}|secret)`;
const pair = raw`${alone}(?:${beside})\s{0,3}=\s{0,3}(?:''[^']{0,200}''|'[^']{0,200}'|"[^"]{0,200}"|[^\s=;'"&]{0,200}(?<!,))`;
/** Of a call: what has no comma of its own. */
const argument = raw`(?:[^;$'(),]|\([^()]{0,100}\)|'[^']{0,200}'){1,200}?`;
const urlParameters =
  "token|access_token|auth_token|refresh_token|id_token|private_token|api_?key|apikey|secret|client_secret|password|passwd|pwd|pass|sslpassword|jwt|sig|signature|sas|x-amz-signature|x-amz-security-token|x-amz-credential|x-goog-signature";
const variables =
  "PGPASSWORD|MYSQL_PWD|(?:MSSQL_)?SA_PASSWORD|(?:POSTGRES|MYSQL|MYSQL_ROOT|MARIADB|REDIS|MONGO|DB|DATABASE|SMTP)_PASSWORD|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|[A-Z]{2,20}_(?:API_KEY|API_TOKEN|ACCESS_TOKEN|AUTH_TOKEN|CLIENT_SECRET)";
const keyHeaders = "x-api-key|x-auth-token|x-vault-token|private-token|x-access-token|api-key";
const between = raw`[\\'":,\s=>()]{1,16}`;
const quoted = raw`\\?['"]${between}`;
/** Words as they are, and in other cases, where the pattern tells letters by their case. */
const eitherCase = (words: string) =>
  `(?:${words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)})`;
const scheme = raw`${eitherCase("(?:bearer|basic|token|apikey|bot)")}\s{1,3}`;
const inWord = raw`[^\s'"]{0,200}?`;
/** What has no word's form: padding, digits at two places, capitals within at two, or one beside a digit. */
const noWord = raw`(?=${inWord}(?:=|\d[^\s\d'"]{1,200}\d|[a-z][A-Z]${inWord}(?:\d|[a-z][A-Z])|\d${inWord}[a-z][A-Z]))`;

/** Secrets by what stands around them: their own form says nothing. */
export const surroundings: Form[] = [
  {
    name: "private key",
    near: /-----BEGIN/i,
    patterns: [
      pattern(
        raw`-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?=[\s\S]{0,300}?[A-Za-z0-9+/]{16})(?<secret>(?:[^-]|-(?!----)){16,50000})(?=-----|$)`,
        "g",
      ),
    ],
    source: "RFC 7468; RFC 9580, 6.2",
    spans: true,
  },
  {
    name: "password in a URL",
    near: /:\//i,
    // A port is none: http://host:8080/path?mail=me@example.com. Where the next URL begins, this one ends.
    patterns: [
      pattern(
        raw`(?<=[a-z0-9+.-]):/{1,3}[^\s:@/?#'"<>[]{0,200}:(?!\d{1,5}[/?#])(?<secret>(?:[^\s'"<>:]|:(?!/)){1,1000})(?=@)`,
      ),
    ],
    source: "RFC 3986, 3.2.1",
  },
  {
    name: "secret parameter",
    near: /[?&;][\w-]{1,25}=/i,
    patterns: [pattern(raw`[?&;](?:${urlParameters})=(?<secret>[^\s&'"<>#;)\]}]{1,4000})`)],
    source: "AWS: Signature Version 4; Azure: shared access signatures; JDBC",
  },
  {
    name: "password in a connection string",
    near: /passw|pwd|passphrase|secret/i,
    patterns: [
      ...literals(raw`${alone}${name}\s{0,3}=\s{0,3}`).slice(0, 1),
      pattern(raw`${alone}${name}="(?<secret>(?:[^"'\\]|\\.){1,1000})(?=")`),
      pattern(raw`${pair}\s{1,20}${name}\s{0,3}=\s{0,3}${untilSpace}`),
      pattern(raw`${alone}${name}\s{0,3}=\s{0,3}${untilSpace}(?<!,)(?=\s{1,20}(?:${beside})\s{0,3}=)`),
      pattern(raw`${pair}[;&] {0,3}${name} ?= ?(?<secret>[^\s;'"&]{1,1000})`),
      pattern(raw`${alone}${name} ?= ?(?<secret>[^\s;'"&]{1,1000})(?=[;&] {0,3}(?:${beside}) ?=)`),
      // All that the literal says.
      pattern(raw`(?:'|"|\$\w{0,40}\$)${name}=${untilSpace}`),
    ],
    source: "PostgreSQL: libpq-connect; ADO.NET: connection string syntax; ODBC: SQLDriverConnect",
  },
  {
    name: "password",
    near: /passw|pwd|passphrase|secret|key|token|identified/i,
    patterns: [
      ...literals(raw`${alone}(?:${passwordWords}|secret|${keyWords}|identified\s{1,3}by)\s{1,5}`),
      ...literals(raw`${alone}(?:${passwordWords}|${keyWords})(?:\s{1,5}[\w(), ]{1,40})?\s{0,3}:=\s{0,3}`),
      ...literals(raw`${alone}(?:${passwordWords}|${keyWords})\s{0,3}=>?\s{0,3}`),
      ...pairs,
    ],
    source: "PostgreSQL: CREATE ROLE, CREATE USER MAPPING, plpgsql-statements, functions-json, hstore",
  },
  {
    name: "password in JSON",
    near: /passw|pwd|passphrase|secret|key|token/i,
    patterns: [
      pattern(
        raw`${alone}(?:${passwordWords}|secret|${keyWords})\\?"\s{0,5}:\s{0,5}\\?"(?<secret>(?:[^"'\\]|''|\\[^"]){1,2000})(?=\\?")`,
      ),
    ],
    source: "RFC 8259",
  },
  {
    name: "password of a command",
    near: /curl|--\w|[_A-Z](?:PASSWORD|PWD|KEY|TOKEN|SECRET)=/i,
    patterns: [
      pattern(
        raw`\bcurl\b[^\n]{0,300}?\s(?:-u|--user|-U|--proxy-user)[ =]?["']{0,2}[^\s:'"]{0,100}:(?<secret>[^\s'"]{1,1000})`,
        "g",
      ),
      pattern(
        raw`--(?:password|passwd|pass|token|secret|api-key|access-key|secret-key|(?:http|db|ftp)-password)=["']{0,2}(?<secret>[^\s'"]{1,1000})`,
      ),
      pattern(raw`(?<![\w$])(?:${variables})=["']{0,2}(?<secret>[^\s'";]{1,1000})`, "g"),
    ],
    source: "curl(1), wget(1); PostgreSQL: libpq-envars",
  },
  {
    name: "authorization header",
    near: /authori|bearer|x-|-token|-key/i,
    patterns: [
      // A header that is quoted is code; without quotes it may be a sentence about one.
      pattern(raw`authorization${quoted}${scheme}(?<secret>[\w.~+/=:-]{6,8000})`),
      pattern(raw`${eitherCase("authorization")}${between}${scheme}${noWord}(?<secret>[\w.~+/=:-]{6,8000})`, "g"),
      pattern(raw`(?:${keyHeaders})${quoted}(?<secret>[\w.~+/=-]{8,8000})`),
      pattern(raw`${eitherCase(keyHeaders)}${between}${noWord}(?<secret>[\w.~+/=-]{8,8000})`, "g"),
      pattern(raw`\b${eitherCase("bearer")}\s{1,3}${noWord}(?<secret>[\w.~+/=-]{16,8000})`, "g"),
    ],
    source: "RFC 7617, RFC 6750",
  },
  {
    name: "key of pgcrypto",
    near: /crypt|hmac/i,
    patterns: [
      ...literals(raw`\bpgp_sym_(?:en|de)crypt(?:_bytea)?\s?\(${argument},\s{0,20}`),
      ...literals(raw`\b(?:hmac|encrypt|decrypt)\s?\(${argument},\s{0,20}`, raw`(?:::\w{1,20})?\s{0,20},`),
    ],
    source: "PostgreSQL: pgcrypto",
  },
  {
    name: "AWS secret key",
    near: /secret|A[KS]IA/i,
    patterns: [
      pattern(raw`secret.{0,3}(?:access.{0,3})?key["'\s:=>,]{1,12}(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])`),
      pattern(
        raw`(?:AKIA|ASIA)[A-Z0-9]{16}[^A-Za-z0-9/+](?:[\s\S]{0,60}?[^A-Za-z0-9/+])?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])`,
        "g",
      ),
    ],
    source: "AWS: IAM access keys",
  },
  {
    name: "Azure key",
    near: /AccountKey|SharedAccessKey|SharedSecretKey/i,
    patterns: [pattern(raw`(?:AccountKey|SharedAccessKey|SharedSecretKey)=(?<secret>[A-Za-z0-9+/]{16,200}={0,2})`)],
    source: "Azure: configure Storage and Service Bus connection strings",
  },
];

/** How passwords are kept, what type they have, where they are written down. */
const noAlgorithm = raw`(?!(?:hmac|sha|md|argon|bcrypt|scrypt|pbkdf|scram|blowfish|utf|base|aes|rsa|n?varchar|char|text|u?int|rfc)[-_]?\d|\w{1,40}[.(:]\w|\w{0,40}[:/]{2})`;

/** What is a secret in words for people, and may be code elsewhere (`SET password=new_password`). */
export const inProse: Form[] = [
  {
    name: "password",
    near: /passw|pwd|passphrase|secret|key|token|identified/i,
    patterns: [
      pattern(raw`${alone}${name}=(?<secret>[^\s'",;)]{1,200})`),
      // `Password: hunter2`, and no word of a sentence about passwords: a letter, and what is in no word.
      pattern(
        raw`${alone}(?:${name}|${keyWords})['"]?:\s{1,3}['"\x60]?${noAlgorithm}(?=[^\s'",;)\x60]{0,200}?[a-z])(?=[^\s'",;)\x60]{0,200}?(?:\d|[!@#$%^&*+=~][^\s'",;)\x60.]))(?<secret>[^\s'",;)\x60]{3,200}[^\s'",;)\x60.!?:])`,
      ),
    ],
    source: "comments of databases",
  },
];
