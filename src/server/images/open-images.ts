import { join } from 'node:path';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import { type ImageAddresses, openImageAddresses } from './image-addresses.ts';
import { createImageCache } from './image-cache.ts';
import { createImageProxy, type ImageProxy } from './image-proxy.ts';
import { rewriteImages } from './rewrite-images.ts';
import { createIcons, type Icons } from './start-icons.ts';

export type Images = {
  addresses: ImageAddresses;
  proxy: ImageProxy;
  /** The HTML of an article as it goes out, with its images as the owner wishes them. */
  show: (html: string) => Promise<string>;
  icons: Icons;
  /** What images take on the disk. */
  bytes: () => Promise<number>;
};

export type ImagesDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Logger;
  fetcher: Pick<Fetcher, 'fetch'>;
  isOffline: () => boolean;
  dataDir: string;
  cacheMegabytes: number;
};

/** What gets images of other sites: for articles, and as icons. */
export async function openImages(deps: ImagesDeps): Promise<Images> {
  const { db, clock, logger, fetcher } = deps;
  const addresses = await openImageAddresses({ db, clock });
  const maxBytes = deps.cacheMegabytes * 1024 * 1024;
  const cache = createImageCache({ folder: join(deps.dataDir, 'images'), maxBytes, logger });
  return {
    addresses,
    proxy: createImageProxy({ clock, fetcher, cache }),
    show: async (html) => {
      const { images: mode } = await readReaderSettings(db);
      return rewriteImages(html, { mode, pathOf: addresses.pathOf });
    },
    icons: createIcons(deps),
    bytes: cache.bytes,
  };
}
