import { readFile } from 'node:fs/promises';
import { type StarterSet, starterSetSchema } from '#shared/feed-import.ts';

const file = new URL('../../../../assets/starter-feeds.json', import.meta.url);

/** Public feeds to begin with, by topic: kept in assets/starter-feeds.json. */
export async function readStarterSet(): Promise<StarterSet> {
  return starterSetSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}
