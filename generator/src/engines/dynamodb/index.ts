import type { Engine } from "../engine.ts";

/** DynamoDB, and servers that speak its API; or templates and models, which say what there is to be without one. */
export const dynamodb: Engine = {
  name: "dynamodb",
  label: "DynamoDB",
  aliases: ["dynamo", "dynamoose", "electrodb", "dynamodb-toolbox"],
  platforms: [],
  schemes: ["dynamodb"],
  images: ["amazon/dynamodb-local", "public.ecr.aws/aws-dynamodb-local/aws-dynamodb-local"],
  defaultSchema: "main",
  // What a template says needs no server.
  isEmbedded: true,
  lacks: async () => [],
  async crawl(url, options) {
    const [{ withConnection }, { crawlSession }] = await Promise.all([
      import("./connection.ts"),
      import("./crawl/crawl.ts"),
    ]);
    const { namedBy, statementTimeout: timeout } = options;
    return withConnection(url, { namedBy, timeout }, (session) => crawlSession(session, options));
  },
  shadow: async () => (await import("./shadow.ts")).templateShadow(),
  warmUp: () => undefined,
};
