import { fileOf } from "@schemalog/site/loader";

export const GET = () => fileOf("names.json");
