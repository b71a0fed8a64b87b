import { readdirSync } from "node:fs";
import { join } from "node:path";
import { openWorkspace } from "schemalog";
import { expect, test } from "vitest";
import { build } from "../src/build.ts";
import { checkLogo, copyLogo } from "../src/logo.ts";
import { workspace } from "./support/sites.ts";

const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"';
const svg = (inner: string, more = "") => `<svg ${names}${more}>${inner}</svg>`;
const run = "fetch('//evil.example.com')";

/** An SVG that does more than draw, and what the error names. */
const attacks: Record<string, [content: string | Buffer, says: string]> = {
  "a script": [svg(`<script>${run}</script>`), "the element <script>"],
  "a script of another prefix": [
    svg(`<s:script>${run}</s:script>`, ' xmlns:s="http://www.w3.org/2000/svg"'),
    "the attribute xmlns:s",
  ],
  "a script of the prefix that drawing programs use": [
    svg(`<svg:script>${run}</svg:script>`, ' xmlns:svg="http://www.w3.org/2000/svg"'),
    "the element <script>",
  ],
  "a script of HTML": [
    svg(`<h:script>${run}</h:script>`, ' xmlns:h="http://www.w3.org/1999/xhtml"'),
    "the attribute xmlns:h",
  ],
  "a script of HTML, in other signs": [
    svg(`<h:script>${run}</h:script>`, ' xmlns:h="http://www.w3.org/1999/&#x78;html"'),
    "the attribute xmlns:h",
  ],
  "a script behind what ends a comment elsewhere": [svg(`<!--> <script>${run}</script> -->`), "`<!--> <script>"],
  "a handler": [svg("", ` onload="${run}"`), "the attribute onload"],
  "a handler behind a line break": [svg(`<g\nonclick\n=\n"${run}"/>`), "the attribute onclick"],
  "a handler without quotes": [svg(`<g onclick=${run}/>`), "`<g onclick="],
  "a foreign object": [svg(`<foreignObject><iframe srcdoc="x"/></foreignObject>`), "the element <foreignObject>"],
  "a link to a script": [svg(`<a xlink:href="javascript:${run}"><rect/></a>`), "the element <a>"],
  "a link that is made one": [svg(`<set attributeName="href" to="javascript:${run}"/>`), "the element <set>"],
  "a drawing of elsewhere": [svg('<use href="https://evil.example.com/x.svg#a"/>'), "the attribute href"],
  "a drawing of a document within": [svg('<use href="data:image/svg+xml,x#a"/>'), "the attribute href"],
  "an image of elsewhere": [svg('<image xlink:href="//evil.example.com/x"/>'), "the attribute xlink:href"],
  "another place for addresses": [svg("", ' xml:base="https://evil.example.com/"'), "the attribute xml:base"],
  "a style that loads": [svg("<style>a { fill: url(https://evil.example.com/x) }</style>"), "a style that loads"],
  "a style in parts": [svg("<style>@im<!-- -->port '//evil.example.com/x'</style>"), "a style that loads"],
  "a style in literal parts": [svg("<style>@im<![CDATA[port '//x']]></style>"), "a style that loads"],
  "a style that escapes": [svg("<style>@\\69mport '//evil.example.com/x';</style>"), "a style that loads"],
  "an element within a style": [svg("<style>@im<g/>port '//evil.example.com/x';</style>"), "an element in a style"],
  "an attribute that loads": [svg('<g fill="url( &quot;//evil.example.com/x&quot;)"/>'), "the attribute fill"],
  "an entity that is a script": [
    `<!DOCTYPE svg [<!ENTITY x "<script xmlns='http://www.w3.org/2000/svg'>${run}</script>">]>${svg("&x;")}`,
    "`<!DOCTYPE svg [<!ENT",
  ],
  "a style sheet beside": [`<?xml-stylesheet href="//evil.example.com/x"?>${svg("")}`, "`<?xml-stylesheet"],
  "another encoding": [Buffer.from(`\ufeff${svg(`<script>${run}</script>`)}`, "utf16le"), "text that is not UTF-8"],
  "an encoding by name": [`<?xml version="1.0" encoding="utf-7"?>${svg("+ADw-script+AD4-")}`, "`<?xml version="],
  "a page of HTML": [`<html ${names}><body onload="${run}"/></html>`, "the element <html>"],
  "more than a logo": [svg("<g/>".repeat(300_000)), "more than 1 MB"],
};

const config = "connections: { shop: { url: env:SHOP } }\nsite: { logo: logo.svg }\n";
const open = (content: string | Buffer) =>
  openWorkspace({ cwd: workspace({ "schemalog.yml": config, "logo.svg": content as string }) });

test.each(Object.entries(attacks))("an SVG with %s as site.logo is not published", async (_, [content, says]) => {
  const opened = await open(content);
  const error = expect.objectContaining({
    name: "SchemalogError",
    message: expect.stringContaining(`site.logo: logo.svg may do more than draw: it has ${says}`),
  });
  await expect(checkLogo(opened)).rejects.toEqual(error);
  const folder = workspace({});
  expect(() => copyLogo(opened, folder)).toThrow(error);
  expect(readdirSync(folder)).toEqual([]);
});

test("`site build` refuses it", async () => {
  const database = '{ "format": 1, "engine": "postgres", "schemas": [{ "name": "public" }] }\n';
  const snapshot = { "schema-snapshots/shop/snapshot/database.json": database };
  const cwd = workspace({ "schemalog.yml": config, "logo.svg": svg(`<script>${run}</script>`), ...snapshot });
  await expect(build({ cwd, out: join(workspace({}), "out") })).rejects.toThrow("the element <script>");
});

/** What drawing programs write. */
const drawings = {
  inkscape: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape (http://www.inkscape.org/) -->\n${svg(
    '<sodipodi:namedview pagecolor="#fff"/><metadata><rdf:RDF><cc:Work rdf:about=""/></rdf:RDF></metadata><use xlink:href="#a"/>',
    ' xmlns:svg="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
  )}`,
  illustrator: `<?xml version="1.0" encoding="utf-8"?>\r\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg(
    "<style type=\"text/css\"><![CDATA[ .a > .b { fill: url('#c'); } ]]></style><title>A &amp; B</title>",
  )}`,
  figma: svg(
    '<g clip-path="url(#clip0)" style="mask:url(&quot;#a&quot;)"><image xlink:href="data:image/png;base64,iVBORw0KGgo="/></g><defs><filter id="a"><feFlood/></filter></defs>',
  ),
};
test.each(Object.entries(drawings))("a logo by %s is published as it is", async (_, content) => {
  const opened = await open(content);
  await checkLogo(opened);
  expect(copyLogo(opened, workspace({}))).toMatch(/logo\.svg$/);
});
