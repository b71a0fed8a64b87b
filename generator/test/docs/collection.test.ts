import { expect, test } from "vitest";
import { database } from "../../src/core/model/database.ts";
import { docsOf } from "../support/docs.ts";

test("a page of a collection shows what is inferred of its documents", () => {
  const field = (name: string, type: string, more: object = {}) => ({ name, type, nullable: false, ...more });
  const payments = {
    ...{ kind: "collection", schema: "shop", name: "payments", sample: 1000 },
    columns: [
      field("_id", "objectId", { presence: "always" }),
      field("amount", "int", { types: ["int", "double"], presence: "always" }),
      field("card", "object", {
        presence: "sometimes",
        fields: [
          field("number", "string", { presence: "always" }),
          field("<key>", "string", { nullable: true, types: ["string", "int"] }),
        ],
      }),
      field("iban", "string", { presence: "usually" }),
      field("kind", "string", { presence: "always" }),
    ],
    discriminator: ["kind"],
    shapes: [{ columns: ["card"] }, { name: "BANK#", columns: ["bic", "iban"] }],
  };
  const pages = docsOf(database.parse({ engine: "postgres", schemas: [{ name: "shop" }], objects: [payments] }));
  const page = [...pages].find(([path]) => path.endsWith("payments.md"))?.[1] ?? "";
  const lines = page.split("\n").filter((line) => /^(\||##|\*\*|- )/.test(line) && !/^\| -/.test(line));
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "- Inferred from: all documents, or a sample of 1000 where there are very many
    - Shapes told apart by: \`kind\`
    ## Fields
    | Field | Type | Presence |
    | <a id="column-_id"></a>\`_id\` | \`objectId\` | always |
    | <a id="column-amount"></a>\`amount\` | <code>int &#124; double</code> | always |
    | <a id="column-card"></a>\`card\` | \`object\` | sometimes |
    | <a id="column-iban"></a>\`iban\` | \`string\` | usually |
    | <a id="column-kind"></a>\`kind\` | \`string\` | always |
    ## Nested fields
    | Field | Type | Null | Presence |
    | <a id="field-card/number"></a>\`card.number\` | \`string\` |  | always |
    | <a id="field-card/~3c~key~3e~"></a>\`card.<key>\` | <code>string &#124; int</code> | yes |  |
    ## Shapes
    | Shape | Fields of its own |
    | <a id="shape-1"></a>\`1\` | \`card\` |
    | <a id="shape-~b~a~n~k~23~"></a>\`BANK#\` | \`bic\`, \`iban\` |"
  `);
});
