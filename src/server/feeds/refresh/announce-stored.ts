import type { StoredArticles } from '#server/articles/store-articles.ts';
import type { EventBus } from '#server/events/bus.ts';

/** Tells everybody of a feed that was stored, and of its articles that are new or changed. */
export function announceStored(bus: EventBus, feedId: number, { added, updated }: StoredArticles): void {
  bus.publish({ type: 'feeds_changed', ids: [feedId] });
  if (added.length > 0) bus.publish({ type: 'articles_added', feedId, ids: added });
  if (updated.length > 0) bus.publish({ type: 'articles_changed', ids: updated });
}
