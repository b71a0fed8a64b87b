import { expect, test } from "vitest";
import { hostAt, hosts } from "../../src/core/hosts/registry.ts";

test.each([
  ["github", "https://github.com/acme/shop", "commit/c0ffee", "pull/12", "blob/c0ffee/db/a%20b%231.sql#L3"],
  [
    "gitlab",
    "https://gitlab.com/a/shop",
    "-/commit/c0ffee",
    "-/merge_requests/12",
    "-/blob/c0ffee/db/a%20b%231.sql#L3",
  ],
] as const)("%s has its own addresses", (name, repository, commit, request, file) => {
  const links = hosts[name].links(repository);
  expect(links.commit("c0ffee")).toBe(`${repository}/${commit}`);
  expect(links.request(`${hosts[name].requests.sign}12`)).toBe(`${repository}/${request}`);
  expect(links.file("c0ffee", "db/a b#1.sql", 3)).toBe(`${repository}/${file}`);
});

test.each([
  ["github.com", "github"],
  ["github.example.com", "github"],
  ["gitlab.com", "gitlab"],
  ["my-gitlab.example.com", "gitlab"],
  ["codeberg.org", undefined],
])("the server %s is recognised", (server, name) => expect(hostAt(server)).toBe(name));
