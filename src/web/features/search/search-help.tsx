import { ActionIcon, Popover } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { operatorHelp } from '#shared/search-help.ts';
import classes from './search.module.css';

const words = [
  { example: 'sqlite wal', about: 'Both words; the last one may go on' },
  { example: '"write ahead log"', about: 'Just these words, one after the other' },
  { example: '-weekly', about: 'Without this word; works with all of these' },
];

/** The language of the search, beside its field. */
export function SearchHelp() {
  return (
    <Popover position="bottom-end" width={360} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label="How to search">
          <IconHelpCircle size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <SearchLanguage />
      </Popover.Dropdown>
    </Popover>
  );
}

/** What can be written, with an example each. */
export function SearchLanguage() {
  return (
    <dl className={classes['help']}>
      {[...words, ...operatorHelp].map(({ example, about }) => (
        <div key={example}>
          <dt>
            <code>{example}</code>
          </dt>
          <dd>{about}</dd>
        </div>
      ))}
    </dl>
  );
}
