/** What stands in a secret's place where there is none: a parameter, a placeholder, what was masked before, a flag. */
export const noSecret =
  /^(?:\*+|…|\.{3}|%(?:\d\$)?[sLI]?|%\(\w+\)s|\$\d+|\$?\{.*|<.*|:\w+|\?|y|n|yes|no|t|f|true|false|on|off|null|none|[01])$/is;
