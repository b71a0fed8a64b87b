import { defineCollection } from "astro:content";
import { docsSchema } from "@astrojs/starlight/schema";
import { workspaceLoader } from "@schemalog/site/loader";

export const collections = { docs: defineCollection({ loader: workspaceLoader(), schema: docsSchema() }) };
