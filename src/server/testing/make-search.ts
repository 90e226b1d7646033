import { openDatabase } from '#server/database/open.ts';
import { openSearchFile } from '#server/database/search-file.ts';
import { takeIndexStep } from '#server/search/index-step.ts';
import { cleanUpLater } from './clean-up.ts';
import { makeTempFolder } from './make-temp-folder.ts';

/** A database with its index, without the thread that keeps it. */
export async function makeSearch() {
  const { db, file, close } = await openDatabase(makeTempFolder());
  cleanUpLater(close);
  const opened = await openSearchFile(file, () => true);
  cleanUpLater(opened.close);
  /** Brings the index up to date; gives the number of steps it took. */
  const settle = async () => {
    let steps = 1;
    while ((await takeIndexStep(opened.db, { recent: false })).more) steps += 1;
    return steps;
  };
  return { db, file, index: opened.db, settle };
}
