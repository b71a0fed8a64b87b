import type { SettingsReport } from "../../model/report.ts";
import { codeSpan, escapeMarkdown } from "../markdown/escape.ts";

const mostKeys = 10;
/** `connections.` with a name of the most characters, and the longest key. */
const longestKey = 120;

/** What of the branch's settings its request was not judged by; a request that changes none needs no word. */
export function settingsBlock(settings: SettingsReport | undefined): string[] {
  if (settings === undefined) return [];
  const { changed, missing } = settings;
  const keys = changed.slice(0, mostKeys).map((key) => codeSpan(key.slice(0, longestKey)));
  const more = changed.length > keys.length ? [`${changed.length - keys.length} more`] : [];
  const until =
    missing === undefined
      ? "until then the base branch's settings apply"
      : escapeMarkdown(missing.slice(0, longestKey));
  return [`**This branch changes ${[...keys, ...more].join(", ")}:** these changes take effect once merged; ${until}.`];
}
