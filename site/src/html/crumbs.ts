import type { Crumb } from "../page.ts";
import { type Html, html } from "./html.ts";

/** The way to a page: connection › schema › object. */
export const crumbsHtml = (crumbs: Crumb[]): Html =>
  html`<nav class="crumbs" aria-label="Breadcrumb"><ol>${crumbs.map(({ title, url }, index) =>
    index < crumbs.length - 1
      ? html`<li><a href="${url}">${title}</a></li>`
      : html`<li><a href="${url}" aria-current="page">${title}</a></li>`,
  )}</ol></nav>`;
