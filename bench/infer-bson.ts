// Prints the megabytes of BSON a second that an inference takes in on one core.
import { inferred, newInference } from "../generator/src/core/inference/index.ts";
import { inferBson } from "../generator/src/engines/mongodb/crawl/infer-bson.ts";
import { bson } from "./bson.ts";

const [count = "0"] = process.argv.slice(2);
const states = ["open", "paid", "sent", "back"];
/** As different from each other as 64 are, and taken over and over again: what is measured is not how they are made. */
const documents = Array.from({ length: 64 }, (_, index) =>
  bson({
    _id: `${index}`.padStart(24, "5"),
    ...{ number: index, state: states[index % 4], paid: index % 3 === 0, note: index % 5 === 0 ? null : "as usual" },
    customer: {
      _id: `${index}`.padStart(24, "6"),
      name: "Ada",
      email: "ada@example.org",
      address: { street: "Lane 1", zip: "1" },
    },
    items: Array.from({ length: 1 + (index % 6) }, (_, line) => ({
      sku: `a${line}`,
      quantity: line,
      price: line + 0.5,
      tags: ["x", "y"],
    })),
    totals: { net: index + 0.5, gross: index + 0.7, currency: "EUR" },
    ...(index % 4 === 1 && { card: { brand: "x", last: "1" }, reference: "r" }),
    ...(index % 4 === 2 && { shippedAt: 1, carrier: "c" }),
    prices: { [`2024-01-${index % 28}`]: 1, [`2024-02-${index % 28}`]: 2 },
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, field) => [`attribute_${"abcdefghijkl"[field]}`, "some text in it"]),
    ),
  }),
);

for (const document of documents)
  inferBson(newInference({ document: "object", array: "array", null: "null" }), document);
const inference = newInference({ document: "object", array: "array", null: "null" });
const begin = performance.now();
let bytes = 0;
for (let index = 0; index < Number(count); index++) {
  const document = documents[index % documents.length];
  if (!document) continue;
  inferBson(inference, document);
  bytes += document.length;
}
const seconds = (performance.now() - begin) / 1000;
if (inferred(inference, null).columns.length !== 25) throw new Error("25 columns are in the documents");
console.log(bytes / 1_000_000 / seconds);
