import { expect, test } from "vitest";
import { planFiles, readTexts, writeFiles } from "../../src/record/generated-files.ts";
import { filesIn, folder, write } from "../support/cli.ts";

const page = (text: string) => `generated\n${text}\n`;
const originOf = (text: string) => (["generated", "edited"] as const).find((word) => text.startsWith(word)) ?? "person";
const nothing = { missing: [], stale: [], superfluous: [], edited: [], taken: [] };
const wanted = new Map([
  ["README.md", page("index")],
  ["public/a.md", page("a")],
  ["public/b.md", page("b")],
  ["public/c.md", page("c")],
  ["public/d.md", page("d")],
]);
/** What a person wrote in place of generated pages, or into them. */
const kept = { "public/c.md": "edited by a person", "public/d.md": "# A page of mine", "over.md": "edited, too" };

test("writes what is missing or stale, removes generated pages and folders that are over, keeps what people wrote", () => {
  const dir = folder({
    "README.md": page("index"),
    "public/a.md": page("old"),
    "gone/tables/c.md": page("c"),
    "gone.md": page("d"),
    "mine/notes.md": "# Mine\n",
    "image.png": "x",
    ...kept,
  });
  const plan = planFiles(readTexts(dir, ".md"), wanted, originOf);
  expect(plan).toEqual({
    missing: ["public/b.md"],
    stale: ["public/a.md"],
    superfluous: ["gone.md", "gone/tables/c.md"],
    edited: ["public/c.md", "over.md"],
    taken: ["public/d.md"],
  });
  writeFiles(dir, wanted, plan);
  expect(filesIn(dir)).toEqual({
    ...Object.fromEntries(wanted),
    "image.png": "x",
    "mine/notes.md": "# Mine\n",
    ...kept,
  });
  expect(planFiles(readTexts(dir, ".md"), wanted, originOf)).toEqual({
    ...nothing,
    edited: plan.edited,
    taken: plan.taken,
  });
});

test("line ends of Windows are not stale", () => {
  const dir = folder(Object.fromEntries([...wanted].map(([path, text]) => [path, text.replaceAll("\n", "\r\n")])));
  expect(planFiles(readTexts(dir, ".md"), wanted, originOf)).toEqual(nothing);
  write(dir, { "public/a.md": page("other").replaceAll("\n", "\r\n") });
  expect(planFiles(readTexts(dir, ".md"), wanted, originOf)).toEqual({ ...nothing, stale: ["public/a.md"] });
});

test("a folder that is a file is one clear error, and leaves nothing behind", () => {
  const dir = folder({ public: "a file" });
  expect(() => writeFiles(dir, wanted, planFiles(readTexts(dir, ".md"), wanted, originOf))).toThrow(
    expect.objectContaining({
      name: "SchemalogError",
      exitCode: 2,
      hint: expect.stringContaining("Check the permissions"),
    }),
  );
  expect(filesIn(dir)).toEqual({ public: "a file" });
});
