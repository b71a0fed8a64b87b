import type { Column } from "../model/column.ts";
import type { Grant, Options } from "../model/common.ts";
import { code, listSection, optionCells, plain, tableSection, words } from "./cells.ts";
import type { Row, Section } from "./page.ts";

type Owned = { owner?: string | undefined; grants: Grant[]; columns?: Column[] | undefined };
type Tail = Owned & { options?: Options | undefined };

/** Who may do what with an object and its columns, and what its engine alone knows of it. */
export const tailSections = ({ options, ...owned }: Tail): Section[] => [
  ...grantsSection(owned),
  ...listSection({ id: "options", title: "Options", folded: true }, optionCells(options)),
];

export function grantsSection({ owner, grants, columns = [] }: Owned): Section[] {
  const row = ({ grantee, privileges, grantable = [] }: Grant, column?: string): Row => ({
    cells: [
      code(grantee),
      plain(privileges.length > 0 ? privileges.join(", ") : "nothing"),
      code(column),
      words(...grantable),
    ],
  });
  return tableSection(
    { id: "grants", title: "Grants", folded: true },
    ["Role", "May", "Column", "May grant on"],
    [
      ...(owner === undefined ? [] : [{ cells: [code(owner), plain("everything, as its owner"), [], []] }]),
      ...grants.map((grant) => row(grant)),
      ...columns.flatMap(({ name, grants: own }) => own.map((grant) => row(grant, name))),
    ],
  );
}
