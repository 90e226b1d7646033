import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { View } from '#shared/page.ts';
import { parseSearch } from '#shared/search-query.ts';
import classes from './search.module.css';
import { SearchLanguage } from './search-help.tsx';
import { looserSearches } from './search-words.ts';

type NothingFoundProps = { query: string; view: View };

/** More ways out than these help nobody. */
const MOST = 4;

/** In place of the rows: how to search while nothing is typed, else what could be loosened. */
export function NothingFound({ query, view }: NothingFoundProps) {
  if (parseSearch(query).parts.length === 0) return <SearchStart />;
  const looser = looserSearches(query).slice(0, MOST);
  return (
    <div className={classes['nothing']} role="status">
      <IconSearchOff size={44} stroke={1.5} aria-hidden />
      <h2 className={classes['title']}>
        Nothing found: <span dir="auto">“{query.trim()}”</span>
      </h2>
      <p className={classes['text']}>
        {view === 'all' ? 'No article has all of this.' : 'No article of this view has all of this.'}
      </p>
      <ul className={classes['ways']}>
        {view !== 'all' && (
          <li>
            <Link
              to="."
              search={(before) => ({ ...before, show: 'all' as const })}
              className={classes['way']}
            >
              Search all articles
            </Link>
          </li>
        )}
        {looser.map(({ without, text }) => (
          <li key={without + text}>
            <Link to="/search" search={(before) => ({ ...before, q: text })} className={classes['way']}>
              Search without <code dir="auto">{without}</code>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SearchStart() {
  return (
    <div className={classes['nothing']}>
      <IconSearch size={44} stroke={1.5} aria-hidden />
      <h2 className={classes['title']}>Search all that your feeds brought</h2>
      <p className={classes['text']}>Titles, texts and names of feeds. It can be narrowed:</p>
      <SearchLanguage />
    </div>
  );
}
