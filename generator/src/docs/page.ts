import type { SchemaObject } from "../model/database.ts";

/** A page, and a place on it, of this connection's docs: each renderer makes its own URL of it. */
export type Link = {
  /** Path without extension, as the snapshot has it: `public/tables/orders`. */
  stem: string;
  anchor?: string | undefined;
};

/** A piece of a line. Its text is untrusted: each renderer escapes it for where it lands. */
export type Inline = { text: string; code?: boolean | undefined; link?: Link | undefined; badge?: Badge | undefined };
/** A short mark: what it says is ours. */
export type Badge =
  | "PK"
  | "FK"
  | "UK"
  | "not null"
  | "generated"
  | "identity"
  | "invalid"
  | "not validated"
  | "not enforced";
export type Cell = Inline[];

export type Row = {
  /** Where links to this row lead. */
  anchor?: string | undefined;
  cells: Cell[];
};

/** A part of a page with a heading. `id` is stable: templates and links go by it. */
export type Section = {
  id: string;
  title: string;
  /** Long, or rarely looked at: shown folded. */
  folded?: boolean | undefined;
  /** One of: a table, a list, code, a diagram. */
  table?: { headings: string[]; rows: Row[] } | undefined;
  list?: Cell[] | undefined;
  code?: { text: string; language: string } | undefined;
  /** Mermaid. */
  diagram?: string | undefined;
  /** A sentence of ours about the section: what was left out. */
  note?: string | undefined;
};

export type Description = { text: string; by: string };

/** All that is known about one object. */
export type ObjectPage = {
  stem: string;
  kind: SchemaObject["kind"];
  schema: string;
  /** With the signature for a routine. */
  name: string;
  description?: Description | undefined;
  owner?: string | undefined;
  tags: string[];
  /** A person's Markdown: untrusted, and not escaped. */
  notes: string;
  /** Single facts, as label and value. */
  facts: { label: string; value: Cell }[];
  sections: Section[];
  /** The facts themselves, for templates that want more. */
  object: SchemaObject;
};

export type IndexEntry = {
  link: Link;
  kind: SchemaObject["kind"];
  name: string;
  description?: string | undefined;
  /** Where it has columns. */
  columns?: number | undefined;
};

/** The front page of a connection. */
export type ConnectionPage = {
  name: string;
  engine: string;
  counts: { kind: SchemaObject["kind"]; count: number }[];
  /** Of tables, views and their columns: how many have a description. */
  documented: { count: number; of: number; percent: number };
  schemas: {
    name: string;
    description?: string | undefined;
    groups: { kind: SchemaObject["kind"]; title: string; entries: IndexEntry[] }[];
  }[];
  /** What belongs to no schema: extensions, event triggers, servers, publications. */
  sections: Section[];
  /** Of a small schema as a whole. */
  diagrams: { schema: string; diagram: string }[];
};
