import { visibleName } from "../names/names.ts";
/** A table: its name, and the columns that are shown. */
export type Entity = {
  name: string;
  columns: { name: string; type: string; marks: ("PK" | "FK" | "UK")[]; note?: string | undefined }[];
  /** How many columns more it has. */
  more: number;
  /** Coloured, where the diagram shows a change. */
  mark?: Mark | undefined;
};

export type Mark = "added" | "removed" | "changed";

/** See-through fills, and the text as the theme has it: every other row has the theme's own ground, light or dark. */
const colours: Record<Mark, string> = {
  added: "fill:#2da44e55,stroke:#2da44e,stroke-width:2px",
  removed: "fill:#f8514955,stroke:#f85149,stroke-width:2px",
  changed: "fill:#d4a72c55,stroke:#d4a72c,stroke-width:2px",
};

/** A foreign key between two of the entities, by their place in the list. */
export type Relation = {
  child: number;
  parent: number;
  /** At most one child for a parent. */
  unique: boolean;
  /** A child without a parent may be. */
  optional: boolean;
  label: string;
};

export type ErDiagram = {
  text: string;
  /** What each entity is called in the diagram, in the order of the list: its name where it can be, and unique. */
  names: string[];
};

const longestWord = 60;
/** Of longer texts no more is looked at: they are cut, whatever follows. */
const head = (text: string) => text.slice(0, 1_000);

/** An entity relationship diagram in Mermaid (mermaid.js.org/syntax/entityRelationshipDiagram), whatever the names. */
export function erDiagram(entities: Entity[], relations: Relation[]): ErDiagram {
  const names = distinct(entities.map(({ name }) => phrase(name)));
  const lines = [
    ...entities.flatMap((entity, index) => entityLines(entity, `"${names[index]}"`)),
    ...relations.map(
      ({ child, parent, unique, optional, label }) =>
        `  "${names[child]}" ${unique ? "|o" : "}o"}--${optional ? "o|" : "||"} "${names[parent]}" : "${phrase(label)}"`,
    ),
  ];
  const marks = [...new Set(entities.flatMap(({ mark }) => mark ?? []))];
  const classes = marks.map((mark) => `  classDef ${mark} ${colours[mark]}`);
  return { text: ["erDiagram", ...lines, ...classes].join("\n"), names };
}

function entityLines({ columns, more, mark }: Entity, name: string): string[] {
  const head = mark === undefined ? name : `${name}:::${mark}`;
  if (columns.length === 0 && more === 0) return [`  ${head}`];
  return [
    `  ${head} {`,
    ...columns.map(({ type, name: column, marks, note }) =>
      [
        `    ${typeWord(type)} ${word(column)}`,
        ...(marks.length > 0 ? [marks.join(", ")] : []),
        ...(note ? [`"${phrase(note)}"`] : []),
      ].join(" "),
    ),
    ...(more > 0 ? [`    and ${more}_more`.replace(/ (\d)/, " _$1")] : []),
    "  }",
  ];
}

/** Text between double quotes; what the diagram's grammar, its comments or a browser would read is replaced. */
const phrase = (text: string): string =>
  usual.test(text)
    ? text
    : cut(
        visibleName(head(text))
          .replace(/["“”`]/g, "'")
          .replaceAll("<", "‹")
          .replaceAll(">", "›")
          .replace(/[\p{C}\p{Zl}\p{Zp}#;{}\\%]/gu, "_")
          .replace(/\s+/g, " ")
          .replace(/(direction) (?=tb|bt|lr|rl)/gi, "$1_"),
      );

/** What almost all names are, and what no diagram reads as anything else. */
const usual = /^(?!(?:pk|fk|uk)$)[a-z_][a-z0-9_]{0,58}$/i;

/** A name that the grammar takes for a column's: letters, digits, `_` and `-`, not beginning with a digit or hyphen. */
function word(text: string): string {
  if (usual.test(text)) return text;
  const safe = [...head(text)].map((letter) =>
    /^(?:[\w-]|(?=[\u00c0-\uffff])[\p{L}\p{N}])$/u.test(letter) ? letter : "_",
  );
  // The marks of keys are words of the grammar, in upper and lower case, also before a hyphen.
  const end = /^(pk|fk|uk)$/i.test(text) ? "_" : "";
  const start = /^[\d-]/.test(safe[0] ?? "-") || (end === "" && /^(pk|fk|uk)\b/i.test(safe.join(""))) ? "_" : "";
  return `${start}${cut(safe.join(""))}${end}`;
}

/** `public.order_state[]` → `order_state[]`, `numeric(10,2)` → `numeric(10_2)`, `enum('a','b')` → `enum`. */
function typeWord(type: string): string {
  const plain = head(type)
    .replace(/^[^.()]*\./, "")
    .replace(/\('.*/s, "");
  let end = plain.length;
  while (plain.endsWith("[]", end)) end -= 2;
  const open = plain.lastIndexOf("(", end);
  if (open >= 0 && /^\([\w, ]*\)$/.test(plain.slice(open, end))) end = open;
  const modifiers = plain.slice(end).replace(/[^\w()[\]]+/g, "_");
  return `${word(plain.slice(0, end).replaceAll('"', ""))}${modifiers.length <= longestWord ? modifiers : ""}`;
}

const cut = (text: string) => {
  const letters = [...text];
  return letters.length <= longestWord ? text || "_" : `${letters.slice(0, longestWord - 1).join("")}_`;
};

const [quoted, bare] = ['"[^"<>`#;{}\\\\%\\p{C}\\p{Zl}\\p{Zp}]*"', '[^\\s"<>`#;{}\\\\%\\p{C}]+'];
const columnLine = `\\n {4}${bare} ${bare}(?: (?:PK|FK|UK)(?:, (?:PK|FK|UK))*)?(?: ${quoted})?`;
const entityLine = `\\n {2}${quoted}(?::::(?:${Object.keys(colours).join("|")}))?(?: \\{(?:${columnLine})+\\n {2}\\})?`;
const relationLine = `\\n {2}${quoted} (?:\\|o|\\}o)--(?:o\\||\\|\\|) ${quoted} : ${quoted}`;
const classLine = `\\n {2}classDef (?:${Object.entries(colours)
  .map((each) => each.join(" "))
  .join("|")})`;
const drawn = new RegExp(`^erDiagram(?:${entityLine})*(?:${relationLine})*(?:${classLine})*$`, "u");

/** Whether a text is a diagram as erDiagram() draws them: tables and keys, and no link, click, style or directive of its own. */
export const isErDiagram = (text: string): boolean => drawn.test(text);

/** Names that become alike are told apart by a number. */
function distinct(names: string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let free = name;
    for (let count = counts.get(name) ?? 2; taken.has(free); count += 1) {
      free = `${name} (${count})`;
      counts.set(name, count + 1);
    }
    taken.add(free);
    return free;
  });
}
