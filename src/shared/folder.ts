import { z } from 'zod';

/** The longest name of a folder, in characters. */
export const MAX_FOLDER_NAME = 100;

/** A name on one line, without blanks around it. */
export function tidyFolderName(name: string): string {
  return name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

const folderNameSchema = z.string().overwrite(tidyFolderName).min(1).max(MAX_FOLDER_NAME);

export const folderSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  /** Counts from 0; folders stand in this order. */
  position: z.number().int(),
});
export type Folder = z.infer<typeof folderSchema>;

export const newFolderSchema = z.strictObject({ name: folderNameSchema });
export const folderChangeSchema = z.strictObject({ name: folderNameSchema });

/** Folders in their new order; those that are not named come after them, as they stood. */
export const folderOrderSchema = z.strictObject({ ids: z.array(z.number().int()).max(1_000) });

/**
 * Feeds of one folder (null: of none) in their new order; those that stand elsewhere come into it, and those
 * of it that are not named come after them, as they stood.
 */
export const feedOrderSchema = z.strictObject({
  folder_id: z.number().int().nullable(),
  ids: z.array(z.number().int()).max(10_000),
});
export type FeedOrder = z.infer<typeof feedOrderSchema>;
