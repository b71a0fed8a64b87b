// What the site tells the browser of names, each file fetched once for a page that needs it.
import type { MoreNames, Names } from "@schemalog/site/loader";

export const base = import.meta.env.BASE_URL.replace(/\/?$/, "/");

const once = <T>(file: string) => {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= fetch(base + file).then((response) => response.json() as Promise<T>);
    return asked;
  };
};

export const names = once<Names>("names.json");
export const moreNames = once<MoreNames>("search.json");
