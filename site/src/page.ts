import type { Html } from "./html/html.ts";

/** A page of the site: its path, its title, and what makes the rest when it is asked for. */
export type Page = {
  slug: string;
  title: string;
  description?: string | undefined;
  /** The pages above it, from the connection on. */
  crumbs?: Crumb[] | undefined;
  content(): Content;
};

export type Crumb = { title: string; url: string };

/** The body of a page as it stands in the frame, and what the search finds the page by, where it does. */
export type Content = { body: Html; search?: Html | undefined };
