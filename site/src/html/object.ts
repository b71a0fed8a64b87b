import type { BlamedColumn, Commit, Entry, ObjectPage } from "schemalog";
import { cellHtml, type UrlOf } from "./cells.ts";
import { columnsHtml } from "./columns.ts";
import { type CommitLinks, commitHtml, timelineHtml } from "./history.ts";
import { type Html, html } from "./html.ts";
import { markdownHtml } from "./markdown.ts";
import { contentsHtml, sectionHtml } from "./sections.ts";

export type ObjectView = {
  page: ObjectPage;
  urlOf: UrlOf;
  /** Newest first. */
  entries: Entry[];
  blamed: BlamedColumn[];
  links: CommitLinks;
};

/** The body of an object's page. */
export function objectHtml({ page, urlOf, entries, blamed, links }: ObjectView): Html {
  const { kind, description, owner, tags, facts, notes, sections } = page;
  const parts = [...sections, ...(entries.length > 0 ? [{ id: "history", title: "History" }] : [])];
  const machine = description && description.by !== "person" && description.by !== "comment" && description.by;
  const created = createdBy(entries);
  const blame = { blamed, created, links };
  return html`<p class="where"><span class="badge kind">${kind}</span>${
    owner !== undefined && html` owned by ${owner}`
  }${tags.map((tag) => html` <span class="badge plain">${tag}</span>`)}${sinceHtml(entries, created, links)}</p>${
    description &&
    html`<p class="description">${description.text}${machine && html` <span class="note">(${machine})</span>`}</p>`
  }${
    facts.length > 0 &&
    html`<dl class="facts">${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${cellHtml(value, urlOf)}</dd>`)}</dl>`
  }${parts.length > 2 && contentsHtml(parts)}${notes !== "" && html`<section class="notes" aria-label="Notes">${markdownHtml(notes)}</section>`}${sections.map(
    (section) => (section.id === "columns" ? columnsHtml(section, urlOf, blame) : sectionHtml(section, urlOf)),
  )}${timelineHtml(entries, links)}`;
}

/** The commit that an object came with; undefined where the history does not reach so far back. */
function createdBy(entries: Entry[]): Commit | undefined {
  const oldest = entries.at(-1);
  return oldest?.changes.some(({ op, target }) => op === "added" && target.parent === undefined)
    ? oldest.commit
    : undefined;
}

function sinceHtml([newest]: Entry[], created: Commit | undefined, links: CommitLinks): Html | undefined {
  if (newest === undefined) return undefined;
  const isNew = newest.commit.id === created?.id;
  return html` <span class="created">${created && html`since ${commitHtml(created, links)}`}${created && !isNew && html`, `}${
    !isNew && html`last changed ${commitHtml(newest.commit, links)}`
  }</span>`;
}
