import { type Html, html } from "./html.ts";

const mostValues = 12;

/** The values of an enum, as many as can be taken in at a glance. */
export function valuesHtml(values: string[]): Html {
  const more = values.length - mostValues;
  return html`${values
    .slice(0, mostValues)
    .map((value, index) => html`${index > 0 && " · "}<code>${value}</code>`)}${more > 0 && html` and ${more} more`}`;
}
