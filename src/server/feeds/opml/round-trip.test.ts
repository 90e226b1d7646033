import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Folder } from '#shared/folder.ts';
import { readFeedList } from './read-feed-list.ts';
import { type WrittenFeed, writeFeedList } from './write-feed-list.ts';

/** Any text that could be a name: one line, no characters that XML has no way to write. */
const nameArbitrary = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({
        unit: fc.constantFrom('<', '>', '&', '"', "'", '#', ';', '/', 'a', 'amp;', ']]>', ' '),
        maxLength,
      }),
    )
    .map((text) =>
      text
        .replace(/[\p{Cc}\p{Cs}\uFEFF\uFFFE\uFFFF\s]+/gu, ' ')
        .slice(0, maxLength)
        .trim(),
    )
    .filter((text) => text !== '' && text.isWellFormed());

const feedArbitrary = (folders: readonly Folder[]): fc.Arbitrary<WrittenFeed> =>
  fc.record({
    url: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href),
    site_url: fc.option(fc.webUrl()),
    title: nameArbitrary(200),
    folder_id: fc.constantFrom(null, ...folders.map(({ id }) => id)),
    refresh_minutes: fc.option(fc.integer({ min: 5, max: 10_080 })),
    user_agent: fc.option(fc.stringMatching(/^[!-~]([ -~]{0,100}[!-~])?$/)),
    never_judge: fc.boolean(),
    always_show: fc.boolean(),
    full_text: fc.constantFrom('off', 'on', 'automatic'),
    retention_days: fc.option(fc.integer({ min: 0, max: 36_500 })),
    muted: fc.boolean(),
    muted_until: fc.option(
      fc
        .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
        .map((date) => date.toISOString()),
    ),
    paused: fc.constantFrom(null, 'owner', 'gone'),
  });

const libraryArbitrary = fc
  .uniqueArray(nameArbitrary(100), { maxLength: 5 })
  .map((names) => names.map((name, position) => ({ id: position + 1, name, position })))
  .chain((folders) =>
    fc.record({
      folders: fc.constant(folders),
      feeds: fc.uniqueArray(feedArbitrary(folders), { selector: ({ url }) => url, maxLength: 12 }),
    }),
  );

/** A feed as the reader is to give it. */
function expected(feed: WrittenFeed, folders: readonly Folder[]) {
  const options = {
    ...(feed.refresh_minutes === null ? {} : { refresh_minutes: feed.refresh_minutes }),
    ...(feed.user_agent === null ? {} : { user_agent: feed.user_agent }),
    ...(feed.never_judge ? { never_judge: true } : {}),
    ...(feed.always_show ? { always_show: true } : {}),
    ...(feed.full_text === 'off' ? {} : { full_text: feed.full_text }),
    ...(feed.retention_days === null ? {} : { retention_days: feed.retention_days }),
    ...(feed.muted ? { muted: feed.muted_until === null ? true : { until: feed.muted_until } } : {}),
    ...(feed.paused === 'owner' ? { paused: true } : {}),
  };
  return {
    url: feed.url,
    login: null,
    title: feed.title,
    folder: folders.find(({ id }) => id === feed.folder_id)?.name ?? null,
    repeats: false,
    options,
  };
}

test('what is exported is read back as it was: folders, order, titles and settings', () => {
  fc.assert(
    fc.property(libraryArbitrary, ({ folders, feeds }) => {
      const result = readFeedList(Buffer.from(writeFeedList({ folders, feeds }, 0)), null);
      const inOrder = [...folders.map(({ id }) => id), null].flatMap((folder) =>
        feeds.filter(({ folder_id }) => folder_id === folder),
      );
      expect(result).toEqual({
        ok: true,
        list: {
          feeds: inOrder.map((feed) => expected(feed, folders)),
          folders: folders.map(({ name }) => name),
          leftOut: 0,
        },
      });
    }),
  );
});
