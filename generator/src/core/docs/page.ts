import type { ObjectKind, SchemaObject } from "../model/database.ts";

/** A page, and a place on it, of this connection's docs: each renderer makes its own URL of it. */
export type Link = {
  /** Path without extension, as the snapshot has it: `public/tables/orders`. */
  stem: string;
  anchor?: string | undefined;
};

/** A piece of a line. Its text is untrusted: each renderer escapes it for where it lands. */
export type Inline = {
  text: string;
  code?: boolean | undefined;
  link?: Link | undefined;
  badge?: Badge | undefined;
  /** Of words that a machine wrote: which one (`offline`, or a model's name). */
  by?: string | undefined;
};
/** A short mark: what it says is ours. */
export type Badge = "PK" | "FK" | "UK" | "generated" | "identity" | "invalid" | "not validated" | "not enforced";
export type Cell = Inline[];

export type Row = {
  /** Where links to this row lead. */
  anchor?: string | undefined;
  cells: Cell[];
  /** Of a column whose type is an enum: what it may hold, for renderers that show it beside the type. */
  values?: string[] | undefined;
};
/** What a column of a table says of a row, for renderers that show it in another place. */
export type Meaning = "name" | "type" | "null" | "presence" | "default" | "key" | "notes" | "description";
export type DataTable = {
  headings: string[];
  /** For each heading what its cells mean, where a renderer may want to know. */
  meanings?: (Meaning | undefined)[] | undefined;
  rows: Row[];
};

/** A part of a page with a heading. `id` is stable: templates and links go by it. */
export type Section = {
  id: string;
  title: string;
  /** Long, or rarely looked at: shown folded. */
  folded?: boolean | undefined;
  /** One of: a table, a list, code, a diagram. */
  table?: DataTable | undefined;
  list?: Cell[] | undefined;
  code?: { text: string; language: string } | undefined;
  /** Mermaid. */
  diagram?: string | undefined;
  /** The page of each node of the diagram, by the node's id. */
  nodes?: Record<string, Link> | undefined;
  /** The same for renderers that draw it themselves. */
  graph?: Graph | undefined;
  /** A sentence of ours about the section: what was left out. */
  note?: string | undefined;
};

/** Tables and the foreign keys between them; of one with its neighbours, the table itself comes first. */
export type Graph = {
  tables: GraphTable[];
  keys: GraphKey[];
  /** Related tables that are not among them. */
  leftOut: { name: string; link: Link }[];
};
export type GraphTable = {
  name: string;
  link: Link;
  columns: { name: string; type: string; marks: ("PK" | "FK" | "UK")[] }[];
  /** How many columns more it has. */
  more: number;
};
/** A foreign key, by the places of its tables in the list. */
export type GraphKey = { child: number; parent: number; columns: string[]; to: string[]; unique: boolean };

export type Description = { text: string; by: string };

/** How many of some things have a description. */
export type Documented = {
  count: number;
  of: number;
  percent: number;
  /** What is counted: `tables, views and columns`. */
  things: string;
};

/** A single fact, as label and value. */
export type Fact = { label: string; value: Cell };

/** All that is known about one object. */
export type ObjectPage = {
  stem: string;
  kind: ObjectKind;
  schema: string;
  /** With the signature for a routine. */
  name: string;
  description?: Description | undefined;
  owner?: string | undefined;
  tags: string[];
  /** A person's Markdown: untrusted, and not escaped. */
  notes: string;
  /** Where a person describes it, below `annotations/`. */
  annotationPath: string;
  facts: Fact[];
  sections: Section[];
  /** The facts themselves, for templates that want more. */
  object: SchemaObject;
};

export type IndexEntry = {
  link: Link;
  kind: ObjectKind;
  name: string;
  /** Its first line. */
  description?: string | undefined;
  /** Where it has columns. */
  columns?: number | undefined;
  /** What these are called: `columns`, `fields`. */
  parts?: string | undefined;
  /** Of an enum. */
  values?: string[] | undefined;
  /** Of a table or view: how many other tables refer to it, and views read it. */
  uses?: number | undefined;
};

export type KindCount = { kind: ObjectKind; count: number };

/** What a connection has in one schema. */
export type SchemaPage = {
  name: string;
  /** Where links to this schema lead. */
  anchor: string;
  /** The folder of its pages. */
  folder: string;
  description?: string | undefined;
  counts: KindCount[];
  documented: Documented;
  groups: { kind: ObjectKind; title: string; entries: IndexEntry[] }[];
  /** Grants on the schema. */
  sections: Section[];
};

/** The front page of a connection. */
export type ConnectionPage = {
  name: string;
  engine: string;
  description?: string | undefined;
  counts: KindCount[];
  /** Of tables, views and their columns: how many have a description. */
  documented: Documented;
  schemas: SchemaPage[];
  /** The tables and views that most others build on, with their schemas. */
  start: Lead[];
  /** Of those that others build on, what nobody has described. */
  undescribed: Lead[];
  /** What belongs to no schema: extensions, event triggers, servers, publications, default privileges; annotations without an object. */
  sections: Section[];
  /** Of a small schema as a whole. */
  diagrams: { schema: string; diagram: string; nodes: Record<string, Link>; graph: Graph }[];
};

export type Lead = IndexEntry & { schema: string };
