import { Checkbox, VisuallyHidden } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { type KeyboardEvent, memo } from 'react';
import type { Category, Weight } from '#shared/category.ts';
import ticked from '#web/lists/ticked-row.module.css';
import type { CategoryCommands } from './category-commands.ts';
import { CategoryMenuButton } from './category-menu-button.tsx';
import classes from './category-row.module.css';
import { WeightSelect } from './weight-select.tsx';

type CategoryRowProps = {
  category: Category;
  /** Stands under its parent. */
  indented: boolean;
  /** Its parent, where that is not shown. */
  under: string | null;
  inherited: Weight | undefined;
  selected: boolean;
  /** Whether Tab reaches this row; the others are reached with the arrow keys. */
  active: boolean;
  commands: CategoryCommands;
  onSelect: (id: number, range: boolean) => void;
  onActivate: (id: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** One category. Its checkbox is what the arrow keys go to; weight and menu follow with Tab. */
export const CategoryRow = memo(function CategoryRow(props: CategoryRowProps) {
  const { category, indented, under, inherited, selected, active, commands } = props;
  const { onSelect, onActivate, onKeyDown } = props;
  const { id, name } = category;
  const tabIndex = active ? 0 : -1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notes which row holds the focus.
    <div
      className={`${ticked['row']} ${classes['row']}`}
      data-selected={selected || undefined}
      data-top={category.parent_id === null || undefined}
      data-indented={indented || undefined}
      onFocus={() => onActivate(id)}
    >
      <Checkbox
        className={classes['check'] ?? ''}
        classNames={{ input: ticked['box'] ?? '' }}
        id={`category-${id}`}
        aria-label={name}
        aria-description={category.parent_name === null ? undefined : `under ${category.parent_name}`}
        data-row={id}
        tabIndex={tabIndex}
        checked={selected}
        // `change` does not tell of the shift key.
        onClick={(event) => onSelect(id, event.shiftKey)}
        onChange={() => undefined}
        onKeyDown={onKeyDown}
      />
      <label className={classes['name']} htmlFor={`category-${id}`}>
        {under !== null && <span className={classes['under']}>{under} ›</span>}
        <span className={classes['text']} dir="auto" title={name} data-hidden={category.hidden || undefined}>
          {name}
        </span>
        {category.is_new && <span className={classes['new']}>New</span>}
        {category.hidden && (
          <IconEyeOff size={16} stroke={1.75} className={classes['eye'] ?? ''} aria-label="hidden" />
        )}
      </label>
      <span className={classes['count']}>
        {category.article_count.toLocaleString('en')}
        <VisuallyHidden component="span"> articles</VisuallyHidden>
        <span className={classes['countWord']} aria-hidden>
          {category.article_count === 1 ? ' article' : ' articles'}
        </span>
      </span>
      <div className={classes['weight']}>
        <WeightSelect
          category={category}
          inherited={inherited}
          tabIndex={tabIndex}
          onChange={(weight) => commands.change({ kind: 'weight', categories: [category], weight })}
        />
      </div>
      <CategoryMenuButton category={category} tabIndex={tabIndex} commands={commands} />
    </div>
  );
});
