import { expect, test } from "vitest";
import { hostAt, hosts, repositoryAddress } from "../../src/core/hosts/registry.ts";

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

test.each([
  ["git@github.com:acme/shop.git", "https://github.com/acme/shop"],
  ["https://github.com/acme/shop", "https://github.com/acme/shop"],
  ["https://someone:secret@github.com/acme/shop.git/", "https://github.com/acme/shop"],
  ["ssh://git@gitlab.example.com:2222/acme/group/shop.git", "https://gitlab.example.com/acme/group/shop"],
  ["git@codeberg.org:acme/shop.git", undefined],
  ["/srv/git/github.com/shop.git", undefined],
  ["file:///srv/github.com/shop", undefined],
  ["ext::sh -c github.com/x/y", undefined],
  ['https://github.com/"onclick=x/y', undefined],
  ["https://github.com/../y", undefined],
  ["https://github.com", undefined],
])("the repository of the remote %s is read at %s", (remote, address) =>
  expect(repositoryAddress(remote)).toBe(address),
);
