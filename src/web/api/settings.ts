import { queryOptions } from '@tanstack/react-query';
import type { ReaderSettingsChange } from '#shared/settings.ts';
import { client, unwrap } from './client.ts';

/** What the owner decided about judging: language, reading depth, daily limit, quiet hours. */
export function readerSettingsQuery() {
  return queryOptions({
    queryKey: ['settings'],
    queryFn: () => unwrap(client.api.settings.$get()),
  });
}

/** Throws `ApiError` settings_changed when `version` is given and the store has a newer one. */
export function saveReaderSettings(change: ReaderSettingsChange) {
  return unwrap(client.api.settings.$put({ json: change }));
}
