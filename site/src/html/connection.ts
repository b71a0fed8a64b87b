import type { ConnectionPage, SchemaPage } from "schemalog";
import type { UrlOf } from "./cells.ts";
import { countsHtml, entriesHtml } from "./entries.ts";
import { schemaGraphHtml } from "./graph.ts";
import { type Html, html } from "./html.ts";
import { contentsHtml, sectionHtml } from "./sections.ts";

export type ConnectionUrls = { changes: string; schemaOf(folder: string): string; urlOf: UrlOf };

/** The body of a connection's page: a list of all objects that can be filtered, by schema, and what belongs to none. */
export function connectionHtml(page: ConnectionPage, { changes, schemaOf, urlOf }: ConnectionUrls): Html {
  const parts = [...page.schemas.map(({ anchor, name }) => ({ id: anchor, title: name })), ...page.sections];
  return html`<p class="where"><span class="badge kind">${page.engine}</span> ${countsHtml(page)} · <a href="${changes}">changes</a></p>
${page.description !== undefined && html`<p class="description">${page.description}</p>`}${contentsHtml(parts)}<div class="filter" hidden><label for="filter">Filter</label><input id="filter" type="search" autocomplete="off" placeholder="name, column, kind or words" aria-controls="objects" aria-describedby="filter-count"><span id="filter-count" class="note" role="status"></span></div>
<div id="objects">${page.schemas.map(
    (schema) =>
      html`<section data-schema><h2 id="${schema.anchor}"><a href="${schemaOf(schema.folder)}">${schema.name}</a></h2>${
        schema.description !== undefined && html`<p>${schema.description}</p>`
      }${entriesHtml(schema.name, entriesOf(schema), urlOf)}</section>`,
  )}</div>${page.sections.map((section) => sectionHtml(section, urlOf))}`;
}

/** The body of a schema's page: its objects, how its tables hang together, and who may use it. */
export function schemaHtml(page: ConnectionPage, schema: SchemaPage, urlOf: UrlOf): Html {
  const { name, description, counts, documented, sections } = schema;
  const graph = page.diagrams.find((drawn) => drawn.schema === name)?.graph;
  return html`<p class="where"><span class="badge kind">schema</span> ${countsHtml({ counts, documented })}</p>${
    description !== undefined && html`<p class="description">${description}</p>`
  }${entriesHtml(name, entriesOf(schema), urlOf)}${
    graph && html`<h2 id="diagram">Diagram</h2>${schemaGraphHtml(graph, `Diagram of ${name}`, urlOf)}`
  }${sections.map((section) => sectionHtml(section, urlOf))}`;
}

const entriesOf = ({ groups }: SchemaPage) => groups.flatMap(({ entries }) => entries);
