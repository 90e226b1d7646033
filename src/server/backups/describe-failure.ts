import { describeStorageTrouble, findStorageTrouble } from '#server/database/storage-error.ts';
import { hasCode } from '#server/platform/has-code.ts';

/** Why there is no backup in this folder, in a sentence for the owner. */
export function describeFailure(error: unknown, folder: string): string {
  const trouble = findStorageTrouble(error);
  if (trouble) {
    const { message, hint } = describeStorageTrouble(trouble, folder);
    return `${message} ${hint}`;
  }
  if (hasCode(error, 'EACCES') || hasCode(error, 'EROFS')) {
    return `${folder} may not be written. Give the user that Winnow runs as the right to write it.`;
  }
  return error instanceof Error ? error.message : String(error);
}
