import { createHash } from 'node:crypto';

/** Identities longer than this are kept as their hash: they stand in an index. */
const longest = 1000;

/**
 * The name of an item inside its feed: its guid or id, else its link, else a hash of title and date, else
 * one of the `rest` it says. Undefined when it says nothing.
 */
export function externalIdOf(item: {
  id: string | undefined;
  url: string | null;
  title: string;
  date: string | undefined;
  rest?: string;
}): string | undefined {
  const id = item.id?.trim() || item.url;
  if (id) return id.length > longest ? hash(id) : id;
  if (item.title || item.date) return hash(`${item.title}\n${item.date ?? ''}`);
  return item.rest ? hash(item.rest) : undefined;
}

/** Some feeds give all their items one guid: with the link added they are told apart again. */
export function externalIdWithUrl(externalId: string, url: string): string {
  return hash(`${externalId}\n${url}`);
}

function hash(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
