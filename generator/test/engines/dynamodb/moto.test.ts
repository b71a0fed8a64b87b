import { UpdateTimeToLiveCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import type { Table } from "../../../src/core/model/table.ts";
import { clientOf, crawlWith, load, motoUrl } from "../../support/dynamodb.ts";

const name = `moto-${process.pid}`;

test("time to live, stream, deletion protection; tags only where the URL asks for them", async (context) => {
  const url = motoUrl(context);
  await load(url, [
    {
      TableName: name,
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      Tags: [
        { Key: "team", Value: "shop" },
        { Key: "cost", Value: "a=b" },
      ],
      Items: [{ id: { S: "1" }, expires: { N: "1" } }],
    },
  ]);
  const expiry = { AttributeName: "expires", Enabled: true };
  await clientOf(url).send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: expiry }));
  const tableAt = async (from: string) => {
    const { database, warnings } = await crawlWith(from, { filter: (_, table) => table === name });
    expect(warnings).toEqual([]);
    expect(JSON.stringify(database)).not.toMatch(/arn:aws|\d{4}-\d\d-\d\d/);
    return database.objects[0] as Table;
  };
  const options = {
    ...{ billingMode: "PAY_PER_REQUEST", deletionProtection: true, stream: "NEW_AND_OLD_IMAGES" },
    timeToLive: "expires",
  };
  expect((await tableAt(url)).options).toEqual(options);
  expect((await tableAt(`${url}?tags=true`)).options).toEqual({ ...options, tags: ["cost=a=b", "team=shop"] });
});
