import type { DefaultPrivilege, Publication } from "../model/database.ts";
import { anchorOf, code, codes, join, optionCells, plain, relationCell, routineCell, tableSection } from "./cells.ts";
import { grantsSection } from "./grants-section.ts";
import type { Lookup } from "./lookup.ts";
import type { Cell, Section } from "./page.ts";
import { stateWords } from "./trigger-sections.ts";

/** What belongs to no schema: extensions, event triggers, foreign servers, publications, default privileges, and what has no kind of its own. */
export function databaseSections(lookup: Lookup): Section[] {
  const { extensions, eventTriggers, servers, publications, defaultPrivileges, otherObjects } = lookup.database;
  const { owner, notCovered, onServer } = lookup.database;
  const isOfOwner = ({ objects, schema }: Pick<DefaultPrivilege, "objects" | "schema">) =>
    defaultPrivileges.some((each) => each.creator !== undefined && each.objects === objects && each.schema === schema);
  return [
    ...tableSection(
      { id: "extensions", title: "Extensions" },
      ["Extension", "Schema", "Description"],
      extensions.map(({ name, schema, comment }) => ({
        anchor: anchorOf("extension", name),
        cells: [code(name), code(schema), plain(comment)],
      })),
    ),
    ...tableSection(
      { id: "event-triggers", title: "Event triggers" },
      ["Event trigger", "On", "For", "Calls", "Notes", "Owner", "Description"],
      eventTriggers.map(({ name, event, tags, routine, state, owner, comment }) => ({
        anchor: anchorOf("event trigger", name),
        cells: [
          code(name),
          plain(event),
          plain(tags?.join(", ")),
          routineCell(lookup, routine),
          stateWords(state),
          code(owner),
          plain(comment),
        ],
      })),
    ),
    ...tableSection(
      { id: "servers", title: "Foreign servers" },
      ["Server", "Wrapper", "Type", "Version", "Options", "Owner", "Description"],
      servers.map(({ name, wrapper, type, version, options, owner, comment }) => ({
        anchor: anchorOf("server", name),
        cells: [
          ...[code(name), code(wrapper), code(type), code(version)],
          ...[join(optionCells(options), ", "), code(owner), plain(comment)],
        ],
      })),
    ),
    ...tableSection(
      { id: "publications", title: "Publications" },
      ["Publication", "Of", "Operations", "Options", "Owner", "Description"],
      publications.map((publication) => ({
        anchor: anchorOf("publication", publication.name),
        cells: [
          code(publication.name),
          published(lookup, publication),
          plain(publication.operations.join(", ")),
          join(optionCells(publication.options), ", "),
          code(publication.owner),
          plain(publication.comment),
        ],
      })),
    ),
    ...tableSection(
      { id: "default-privileges", title: "Default privileges" },
      ["On new", "Created by", "Role", "Gets", "May grant on"],
      defaultPrivileges.flatMap(({ objects, schema, creator, grants }) =>
        grants.map(({ grantee, privileges, grantable = [] }) => ({
          cells: [
            [...plain(objects), ...(schema === undefined ? [] : [{ text: " in " }, ...code(schema)])],
            creator === undefined
              ? plain(isOfOwner({ objects, schema }) && "the owner of the database")
              : code(creator),
            code(grantee),
            plain(privileges.join(", ") || "nothing"),
            plain(grantable.join(", ")),
          ],
        })),
      ),
    ),
    ...tableSection(
      { id: "other-objects", title: "Other objects" },
      ["Object", "Definition", "Options", "Owner", "Grants", "Description"],
      otherObjects.map(({ name, definition, options, owner, grants, comment }) => ({
        anchor: anchorOf("other object", name),
        cells: [
          code(name),
          code(definition),
          join(optionCells(options), ", "),
          code(owner),
          plain(grants.map((grant) => `${grant.grantee}: ${grant.privileges.join(", ") || "nothing"}`).join("; ")),
          plain(comment),
        ],
      })),
    ),
    ...tableSection(
      { id: "not-covered", title: "Not covered" },
      ["There", "Number"],
      Object.entries({ ...notCovered, ...onServer }).map(([kind, count]) => ({
        cells: [plain(kind), plain(String(count))],
      })),
    ),
    ...grantsSection({ owner, grants: [] }),
  ];
}

function published(lookup: Lookup, { allTables, schemas = [], tables = [] }: Publication): Cell {
  if (allTables) return plain("all tables");
  return join(
    [
      ...schemas.map((schema) => [{ text: "all of " }, ...code(schema)]),
      ...tables.map(({ columns, where, ...table }) => [
        ...relationCell(lookup, table),
        ...(columns ? [{ text: " (" }, ...codes(columns), { text: ")" }] : []),
        ...(where ? [{ text: " where " }, ...code(where)] : []),
      ]),
    ],
    ", ",
  );
}
