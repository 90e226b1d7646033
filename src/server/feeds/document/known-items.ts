import { createHash } from 'node:crypto';
import { resolveUrl } from '#server/feeds/html/clean-url.ts';
import { externalIdOf } from './external-id.ts';
import type { FinishContext } from './finish-item.ts';
import type { RawItem } from './raw-feed.ts';

/** What tells an item apart from the others of its feed. */
export type ItemIdentity = { externalId: string; url: string | null };

/**
 * The same for an item that would come out the same: what it says, and what its addresses stand against.
 * Cleaning an item takes a hundred times as long as this.
 */
export function hashItem(raw: RawItem, { base, language }: FinishContext): string {
  return createHash('sha256')
    .update(JSON.stringify([raw, base, language]))
    .digest('base64url')
    .slice(0, 16);
}

/** Who an item is, without cleaning it; undefined where only its cleaned content can tell. */
export function identifyItem(raw: RawItem, context: FinishContext): ItemIdentity | undefined {
  const base = resolveUrl(raw.base, context.base) ?? context.base;
  const url = raw.links.map((link) => resolveUrl(link, base)).find((link) => link !== null) ?? null;
  if (!raw.id?.trim() && url === null) return undefined;
  const externalId = externalIdOf({ id: raw.id, url, title: '', date: undefined });
  return externalId === undefined ? undefined : { externalId, url };
}
