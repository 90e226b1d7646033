import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type CategoryFilter, categoryFilters } from './category-rows.ts';
import classes from './category-tools.module.css';

const filterWords: Record<CategoryFilter, string> = {
  all: 'All',
  new: 'New',
  weighted: 'Weighted',
  hidden: 'Hidden',
};

type CategoryToolsProps = {
  search: string;
  onSearch: (text: string) => void;
  filter: CategoryFilter;
  onFilter: (filter: CategoryFilter) => void;
  counts: Record<CategoryFilter, number>;
  onAdd: (from: HTMLElement) => void;
  autoGroup: ReactNode;
};

/** Search, filter and what makes new categories and groups. */
export function CategoryTools(props: CategoryToolsProps) {
  const { search, onSearch, filter, onFilter, counts, onAdd, autoGroup } = props;
  return (
    <div className={classes['tools']}>
      <div className={classes['line']}>
        <TextInput
          type="search"
          data-category-search
          className={classes['search'] ?? ''}
          classNames={{ input: classes['searchInput'] ?? '' }}
          aria-label="Search categories"
          placeholder="Search categories"
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
        {autoGroup}
        <Button
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={(event) => onAdd(event.currentTarget)}
        >
          Add category
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent together. */}
      <div className={classes['filters']} role="group" aria-label="Show">
        {categoryFilters.map((name) => (
          <UnstyledButton
            key={name}
            className={classes['filter']}
            aria-pressed={name === filter}
            onClick={() => onFilter(name)}
          >
            {filterWords[name]} <span className={classes['count']}>{counts[name].toLocaleString('en')}</span>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
