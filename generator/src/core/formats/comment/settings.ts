import type { Failure, SettingsReport } from "../../model/report.ts";
import { codeSpan, escapeMarkdown } from "../markdown/escape.ts";

const mostKeys = 10;
/** `connections.` with a name of the most characters, and the longest key. */
const longestKey = 120;
const longestMessage = 2_000;

/** What of the settings the branch changes: most of it the request was not judged by. One that changes none needs no word. */
export function settingsBlock(settings: SettingsReport | undefined): string[] {
  if (settings === undefined) return [];
  const { changed, moved = [], missing, broken } = settings;
  const until =
    missing === undefined
      ? "until then the base branch's settings apply"
      : escapeMarkdown(missing.slice(0, longestKey));
  return [
    ...(broken === undefined ? [] : [brokenBlock(broken)]),
    ...(changed.length === 0
      ? []
      : [
          `**This branch changes ${listed(changed)}:** these changes take effect once merged; ${until}.${accepting(changed)}`,
        ]),
    ...(moved.length === 0
      ? []
      : [
          `**This branch moves ${listed(moved)}:** the migrations at the new path are judged, those at the old path are not.`,
        ]),
  ];
}

/** How a finding is accepted before the branch that needs it is merged. */
const accepting = (changed: string[]): string =>
  changed.includes("ignore")
    ? " To have a finding ignored here, merge its `ignore` first, in a request of its own."
    : "";

function listed(all: string[]): string {
  const keys = all.slice(0, mostKeys).map((key) => codeSpan(key.slice(0, longestKey)));
  return [...keys, ...(all.length > keys.length ? [`${all.length - keys.length} more`] : [])].join(", ");
}

function brokenBlock({ message, hint }: Failure): string {
  const lines = [message, ...(hint === undefined ? [] : [hint])].join("\n").slice(0, longestMessage).split("\n");
  const list = lines.map((line) => `- ${escapeMarkdown(line)}`).join("\n");
  return `**This branch's schemalog.yml can't be used, so nothing was judged:**\n\n${list}`;
}
