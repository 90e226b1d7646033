import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { AppError } from '#shared/app-error.ts';
import { MAX_SEARCHES } from '#shared/limits.ts';
import type { NewSearch, SavedSearch, SearchChange } from '#shared/search.ts';
import {
  deleteSearch,
  getSearch,
  insertSearch,
  isNameTaken,
  listSearches,
  updateSearch,
  writeSearchOrder,
} from './saved-search-queries.ts';

type SavedSearchDeps = { db: Database; bus: EventBus };

/** Keeps a search, as the last one. Throws `conflict` where the name is taken or there are too many. */
export async function addSearch({ db, bus }: SavedSearchDeps, search: NewSearch): Promise<SavedSearch> {
  if (await isNameTaken(db, search.name)) throw nameTaken(search.name);
  const id = await insertSearch(db, search);
  if (id === undefined) {
    throw new AppError('conflict', `There are ${MAX_SEARCHES} saved searches already.`, {
      hint: 'Delete one that you no longer use.',
    });
  }
  bus.publish({ type: 'searches_changed' });
  return getSearch(db, id);
}

/** Throws `not_found`, or `conflict` where another search has the name. */
export async function changeSearch(
  { db, bus }: SavedSearchDeps,
  id: number,
  change: SearchChange,
): Promise<SavedSearch> {
  await getSearch(db, id);
  if (change.name !== undefined && (await isNameTaken(db, change.name, id))) throw nameTaken(change.name);
  await updateSearch(db, id, change);
  bus.publish({ type: 'searches_changed' });
  return getSearch(db, id);
}

/** Throws `not_found`. */
export async function removeSearch({ db, bus }: SavedSearchDeps, id: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await getSearch(transaction, id);
    await deleteSearch(transaction, id);
    await writeSearchOrder(transaction, idsOf(await listSearches(transaction)));
  });
  bus.publish({ type: 'searches_changed' });
}

/**
 * Brings saved searches into a new order. One that another tab added meanwhile is not named, and comes last. Throws
 * `not_found` or `invalid_request`, and then nothing is changed.
 */
export async function orderSearches(
  { db, bus }: SavedSearchDeps,
  ids: readonly number[],
): Promise<SavedSearch[]> {
  if (new Set(ids).size < ids.length) {
    throw new AppError('invalid_request', 'One of these ids is named twice.');
  }
  const searches = await db.transaction().execute(async (transaction) => {
    for (const id of ids) await getSearch(transaction, id);
    const others = idsOf(await listSearches(transaction)).filter((id) => !ids.includes(id));
    await writeSearchOrder(transaction, [...ids, ...others]);
    return listSearches(transaction);
  });
  bus.publish({ type: 'searches_changed' });
  return searches;
}

const idsOf = (searches: readonly SavedSearch[]) => searches.map(({ id }) => id);

function nameTaken(name: string): AppError {
  return new AppError('conflict', `There is a saved search called ${name} already.`, {
    hint: 'Give this one another name, or change that one.',
  });
}
