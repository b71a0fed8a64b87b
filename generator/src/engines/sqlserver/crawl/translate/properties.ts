import type { Grant, Options } from "../../../../core/model/common.ts";
import { type Catalog, placeKey } from "./catalog.ts";

/** What tools of Microsoft keep for themselves: diagrams of views, what they made. */
const ofTools = /^(MS_DiagramPane|microsoft_database_tools_)/i;

/** The extended properties of something: MS_Description is its comment, the others are options. */
export function propertiesOf(catalog: Catalog, kind: number, major: number, minor = 0) {
  const rows = (catalog.properties.get(placeKey(kind, major, minor)) ?? []).filter(({ name }) => !ofTools.test(name));
  const comment = rows.find(({ name }) => name === "MS_Description")?.value;
  const others = rows.filter(({ name }) => name !== "MS_Description");
  const options: Options = Object.fromEntries(others.map(({ name, value }) => [`property ${name}`, value ?? ""]));
  return { comment: comment === undefined || comment === "" ? {} : { comment }, options };
}

/** Whether a tool made it for itself, such as the table of database diagrams. */
export const isOfTools = ({ properties }: Catalog, object: number): boolean =>
  (properties.get(placeKey(1, object)) ?? []).some(({ name }) => name === "microsoft_database_tools_support");

/** Who may do what with something, and as an option, what is denied. */
export function permissionsOn(catalog: Catalog, kind: number, major: number, minor = 0) {
  const rows = catalog.permissions.get(placeKey(kind, major, minor)) ?? [];
  const grants = new Map<string, { privileges: string[]; grantable: string[] }>();
  const denied: string[] = [];
  for (const { grantee, permission_name: privilege, state } of rows) {
    if (state.trim() === "D") denied.push(`${privilege} to ${grantee}`);
    if (!/^[GW]/.test(state)) continue;
    const held = grants.get(grantee) ?? { privileges: [], grantable: [] };
    grants.set(grantee, held);
    held.privileges.push(privilege);
    if (state.startsWith("W")) held.grantable.push(privilege);
  }
  return {
    grants: [...grants].map(
      ([grantee, { privileges, grantable }]): Grant => ({
        ...{ grantee, privileges },
        ...(grantable.length > 0 && { grantable }),
      }),
    ),
    options: (denied.length > 0 ? { denied: denied.sort() } : {}) as Options,
  };
}

/** Options that are there, or nothing. */
export const withOptions = (...all: Options[]): { options?: Options } => {
  const options: Options = Object.assign({}, ...all);
  return Object.keys(options).length === 0 ? {} : { options };
};
