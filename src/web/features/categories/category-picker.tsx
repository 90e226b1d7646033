import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { useState } from 'react';
import classes from './dialogs.module.css';
import type { Place } from './possible-places.ts';

/** A longer list is not read: one types. */
const MOST_OPTIONS = 50;

type CategoryPickerProps = {
  label: string;
  /** By id; the first may be "Top level". */
  options: Place[];
  value: string | null;
  onChange: (value: string | null) => void;
};

/** Finds one of hundreds by a few letters. */
export function CategoryPicker({ label, options, value, onChange }: CategoryPickerProps) {
  const [search, setSearch] = useState(options.find((option) => option.value === value)?.label ?? '');
  const sought = search.trim().toLowerCase();
  const found = options.some((option) => option.label.toLowerCase().includes(sought));
  return (
    <Select
      searchable
      data-autofocus
      label={label}
      placeholder="Type a name"
      data={options}
      value={value}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
      // An open list without options would be announced as a list of nothing.
      error={!found && 'No category is called that.'}
      limit={MOST_OPTIONS}
      // The list itself scrolls, as a combobox's list may without taking the focus.
      withScrollArea={false}
      allowDeselect={false}
      withCheckIcon={false}
      openOnFocus={false}
      classNames={{
        error: classes['error'] ?? '',
        dropdown: classes['dropdown'] ?? '',
        options: classes['options'] ?? '',
        option: classes['option'] ?? '',
      }}
    />
  );
}
