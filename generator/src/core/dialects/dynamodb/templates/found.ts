/** Tables in a text, as CreateTable has them, and what of the text can't be told for sure; each with where it stands (characters, 0-based). */
export type Found = {
  tables: { definition: object; offset: number }[];
  notes: { offset: number; message: string; remedy: string }[];
};
