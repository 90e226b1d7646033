import { TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconSearch } from '@tabler/icons-react';
import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import { type FeedFilter, hasProblem } from './feed-rows.ts';
import classes from './feeds-settings.module.css';
import { describeProblems, describeShown } from './table-words.ts';

type FeedsToolsProps = {
  feeds: Feed[];
  /** How many of them the filter leaves. */
  shown: number;
  folders: Folder[];
  filter: FeedFilter;
  onFilter: (part: Partial<FeedFilter>) => void;
};

/** Search, how many there are, and the way to those of one folder or that need the owner. */
export function FeedsTools({ feeds, shown, folders, filter, onFilter }: FeedsToolsProps) {
  const { search, problemsOnly } = filter;
  const problems = feeds.filter(hasProblem).length;
  return (
    <div className={classes['tools']}>
      <TextInput
        type="search"
        data-feeds-search
        className={classes['search'] ?? ''}
        classNames={{ input: classes['searchInput'] ?? '' }}
        aria-label="Search feeds"
        placeholder="Search name or address"
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        value={search}
        onChange={(event) => onFilter({ search: event.currentTarget.value })}
      />
      {folders.length > 0 && <FolderFilter folders={folders} filter={filter} onFilter={onFilter} />}
      <p className={classes['summary']} role="status">
        {[describeShown(shown, feeds.length, folders.length), describeProblems(problems)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {(problems > 0 || problemsOnly) && (
        <UnstyledButton
          className={classes['filter']}
          aria-pressed={problemsOnly}
          onClick={() => onFilter({ problemsOnly: !problemsOnly })}
        >
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          Problems only
        </UnstyledButton>
      )}
    </div>
  );
}

const ALL = 'all';
const NONE = 'none';

function FolderFilter({
  folders,
  filter,
  onFilter,
}: Pick<FeedsToolsProps, 'folders' | 'filter' | 'onFilter'>) {
  const { folder } = filter;
  const choose = (value: string) =>
    onFilter({ folder: value === ALL ? ALL : value === NONE ? null : Number(value) });
  return (
    <span className={classes['folder']}>
      <select
        className={classes['folderSelect']}
        aria-label="Folder shown"
        value={folder ?? NONE}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value={ALL}>All folders</option>
        {folders.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={NONE}>Without folder</option>
      </select>
      <IconChevronDown size={16} stroke={1.75} aria-hidden />
    </span>
  );
}
