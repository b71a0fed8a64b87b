import type { Form } from "./form.ts";

/** A name, and the forms of a token, which is a word of its own. */
const token = (name: string, near: RegExp, ...forms: string[]): Form => ({
  name,
  near,
  patterns: forms.map((form) => new RegExp(`(?<![A-Za-z0-9])(?<secret>${form})`, "g")),
  source: "gitleaks: config/gitleaks.toml, and the provider's own description",
});

const end = "(?![A-Za-z0-9])";

/** Secrets that are known by their own form, most by what they begin with. */
export const tokens: Form[] = [
  token("AWS access key", /A[KSBC][ICK]A/, `(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}${end}`),
  token("GitHub token", /gh[pousr]_|github_/, "gh[pousr]_[A-Za-z0-9]{30,255}", "github_pat_[A-Za-z0-9_]{22,255}"),
  token("GitLab token", /gl\w{2,5}-/, "gl(?:pat|dt|rt|ptt|ft|imt|agent|oas|cbt|soat|ffct)-[A-Za-z0-9_-]{20,300}"),
  token("Slack token", /xox|xapp/, "xox[abeoprs]-[A-Za-z0-9-]{10,250}", "xapp-[A-Za-z0-9-]{10,250}"),
  {
    name: "webhook",
    near: /hooks|webhook/,
    patterns: [
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9+/_-]{20,200})/g,
      /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{10,25}\/(?<secret>[\w-]{40,100})/g,
      /webhook\.office\.com\/webhookb2\/(?<secret>[\w@/-]{40,300})/g,
    ],
    source: "Slack: incoming webhooks; Discord: webhooks; Microsoft Teams: incoming webhooks",
  },
  token("Stripe key", /[sr]k_|whsec/, "(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,250}", "whsec_[A-Za-z0-9+/=]{20,100}"),
  token(
    "Google key",
    /AIza|ya29|GOCSPX/,
    `AIza[A-Za-z0-9_-]{35}${end}`,
    "ya29\\.[A-Za-z0-9_-]{20,1000}",
    "GOCSPX-[A-Za-z0-9_-]{28}",
  ),
  token("Twilio key", /SK[0-9a-f]{8}/, `SK[0-9a-f]{32}${end}`),
  token("SendGrid key", /SG\./, "SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}"),
  token("Mailgun key", /key-/, `key-[0-9a-f]{32}${end}`),
  token("npm token", /npm_/, `npm_[A-Za-z0-9]{36}${end}`),
  token("PyPI token", /pypi-/, "pypi-[A-Za-z0-9_-]{50,1000}"),
  token("Docker token", /dckr_/, "dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,100}"),
  token("Anthropic key", /sk-ant-/, "sk-ant-[A-Za-z0-9_-]{20,300}"),
  token("OpenAI key", /sk-/, "sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,300}", `sk-[A-Za-z0-9]{48}${end}`),
  token("Hugging Face token", /hf_/, `hf_[A-Za-z0-9]{34}${end}`),
  token("Databricks token", /dapi/, `dapi[0-9a-f]{32}${end}`),
  token("DigitalOcean token", /do[opr]_v1/, `do[opr]_v1_[0-9a-f]{64}${end}`),
  token("Supabase key", /sbp_|sb_secret/, `sbp_[0-9a-f]{40}${end}`, "sb_secret_[A-Za-z0-9_-]{20,100}"),
  token("Shopify token", /shp(?:at|ca|pa|ss)_/, `shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}${end}`),
  token("Grafana token", /gl(?:c|sa)_/, "gl(?:c|sa)_[A-Za-z0-9+/=_]{32,400}"),
  token("HashiCorp Vault token", /hv[sbr]\./, "hv[sbr]\\.[A-Za-z0-9_-]{24,300}"),
  token("PlanetScale password", /pscale_/, "pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{32,64}"),
  token("Atlassian token", /ATATT3/, "ATATT3[A-Za-z0-9_=-]{50,300}"),
  token("New Relic key", /NRAK-/, `NRAK-[A-Z0-9]{27}${end}`),
  {
    name: "Telegram token",
    near: /\d:AA/,
    patterns: [/(?<!\d)(?<secret>\d{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9])/g],
    source: "Telegram: Bot API, making requests",
  },
  token("age key", /AGE-SECRET/, `AGE-SECRET-KEY-1[0-9A-Z]{58}${end}`),
  {
    name: "JSON Web Token",
    near: /eyJ/,
    patterns: [/(?<![\w-])(?<secret>eyJ[\w-]{10,8000}\.[\w-]{10,8000}\.[\w-]{10,8000})/g],
    source: "RFC 7519",
  },
  {
    name: "SCRAM verifier",
    near: /SCRAM/,
    patterns: [
      /SCRAM-SHA-\d{1,3}\$\d{1,7}:(?<secret>[A-Za-z0-9+/=]{8,200}\$[A-Za-z0-9+/=]{8,200}:[A-Za-z0-9+/=]{8,200})/g,
    ],
    source: "PostgreSQL: catalog-pg-authid",
  },
];
