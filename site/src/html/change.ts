import { type Places, severityIcon } from "schemalog";
import type { ChangeFile } from "../data/changes.ts";
import type { UrlOf } from "./cells.ts";
import { severitiesHtml, titleOf } from "./change-list.ts";
import { changesHtml } from "./changes.ts";
import { type CommitLinks, commitHtml } from "./history.ts";
import { type Html, html } from "./html.ts";
import { markdownHtml } from "./markdown.ts";
import { withMentions } from "./mentions.ts";
import { contentsHtml } from "./sections.ts";

export type ChangeView = {
  change: ChangeFile;
  places: Places;
  urlOf: UrlOf;
  urlOfChange(change: ChangeFile): string;
  /** The changes before and after it. */
  older: ChangeFile | undefined;
  newer: ChangeFile | undefined;
  links: CommitLinks;
};

/** The body of a change's page, as a reviewer wants it: who and when, how bad, what to think of, what changed. */
export function changeHtml(view: ChangeView): Html {
  const { change, places, urlOf, links } = view;
  const { summary, findings, changes, notes } = change.text;
  const text = (markdown: string) => withSeverities(withMentions(markdownHtml(markdown), places, urlOf));
  const parts = [
    ...(findings === "" ? [] : [{ id: "findings", title: "Findings", body: text(findings) }]),
    ...(changes === "" && change.facts === undefined
      ? []
      : [
          {
            id: "changes",
            title: "Changes",
            body: change.facts ? changesHtml(change.facts, places, urlOf) : text(changes),
          },
        ]),
  ];
  const byCommit = { ...links, changeOf: () => undefined };
  return html`<p class="where">${change.commit ? commitHtml(change.commit, byCommit) : "not committed"} ${severitiesHtml(change)}</p>${text(
    summary,
  )}${parts.length > 1 && contentsHtml(parts)}${parts.map(
    ({ id, title, body }) => html`<h2 id="${id}">${title}</h2>${body}`,
  )}${notes !== "" && text(notes)}${neighboursHtml(view)}`;
}

function neighboursHtml({ older, newer, urlOfChange }: ChangeView): Html {
  const link = (change: ChangeFile | undefined, rel: string, words: string) =>
    change &&
    html`<a rel="${rel}" href="${urlOfChange(change)}"><span class="note">${words}</span><br>${titleOf(change)}</a>`;
  return html`<nav class="neighbours" aria-label="Other changes">${link(older, "prev", "Previous change")}${link(newer, "next", "Next change")}</nav>`;
}

const severities = new Map(Object.entries(severityIcon).map(([severity, icon]) => [icon, severity]));
const icon = new RegExp(
  [...severities.keys()].map((sign) => `${sign}(?: (?:${[...severities.values()].join("|")})\\b)?`).join("|"),
  "gu",
);

/** With marks of ours in the place of the signs that Markdown has for severities: a font may lack these. */
const withSeverities = ({ markup }: Html): Html => ({
  markup: markup.replace(icon, (found) => {
    const severity = severities.get([...found][0] ?? "") ?? "";
    return `<span class="badge ${severity}">${severity}</span>`;
  }),
});

/** What the search finds a change by. */
export const changeDocument = (change: ChangeFile, connection: string): Html =>
  html`<h1 data-pagefind-weight="3">${titleOf(change)}</h1><p><span data-pagefind-meta="kind">change</span> <span data-pagefind-meta="connection">${connection}</span> ${
    change.commit?.author.name
  }</p>${Object.values(change.text).map(markdownHtml)}`;
