import type { SettingsReport } from "../../model/report.ts";
import { codeSpan, escapeMarkdown } from "../markdown/escape.ts";

const mostKeys = 10;
/** `connections.` with a name of the most characters, and the longest key. */
const longestKey = 120;

/** What of the settings the branch changes: most of it the request was not judged by. One that changes none needs no word. */
export function settingsBlock(settings: SettingsReport | undefined): string[] {
  if (settings === undefined) return [];
  const { changed, moved = [], missing } = settings;
  const until =
    missing === undefined ? "until then those of the base hold" : escapeMarkdown(missing.slice(0, longestKey));
  return [
    ...(changed.length === 0
      ? []
      : [`**This branch changes ${listed(changed)}:** takes effect when it is merged; ${until}.`]),
    ...(moved.length === 0
      ? []
      : [
          `**This branch moves ${listed(moved)}:** the migrations at the new path are judged, and none at the old one.`,
        ]),
  ];
}

function listed(all: string[]): string {
  const keys = all.slice(0, mostKeys).map((key) => codeSpan(key.slice(0, longestKey)));
  return [...keys, ...(all.length > keys.length ? [`${all.length - keys.length} more`] : [])].join(", ");
}
