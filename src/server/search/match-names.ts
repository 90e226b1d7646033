import { foldText } from '#shared/fold-text.ts';
import type { NamedPart, SearchPart, SearchQuery } from '#shared/search-part.ts';
import type { Names } from './name-queries.ts';

type Named = { id: number; name: string };

/** What stands under a name: that which is called just so, else all that have it somewhere in theirs. */
export function matchNames(named: readonly Named[], name: string): number[] {
  const wanted = foldText(name).trim();
  const folded = named.map((one) => ({ id: one.id, name: foldText(one.name) }));
  const exact = folded.filter((one) => one.name === wanted);
  const found = exact.length > 0 ? exact : folded.filter((one) => one.name.includes(wanted));
  return found.map(({ id }) => id);
}

/** The ids that a part names. */
export function idsOfPart({ kind, name }: NamedPart, names: Names): number[] {
  if (kind === 'feed')
    return matchNames(
      names.feeds.map(({ id, title }) => ({ id, name: title })),
      name,
    );
  return matchNames(kind === 'folder' ? names.folders : names.categories, name);
}

const kinds = { feed: 'feed', folder: 'folder', category: 'category' } as const;

/** Sentences about names that nothing has. */
export function describeUnknownNames({ parts }: SearchQuery, names: Names): string[] {
  return parts.filter(isNamed).flatMap((part) => {
    if (idsOfPart(part, names).length > 0) return [];
    return [`There is no ${kinds[part.kind]} called “${part.name}”.`];
  });
}

/** Whether a part names a feed, a folder or a category. */
export function isNamed(part: SearchPart): part is NamedPart & { not: boolean } {
  return part.kind === 'feed' || part.kind === 'folder' || part.kind === 'category';
}
