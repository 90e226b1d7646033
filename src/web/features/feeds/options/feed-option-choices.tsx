import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Feed } from '#shared/feed.ts';
import { foldersQuery } from '#web/api/folders.ts';
import classes from './feed-options.module.css';
import { keepingChoices } from './keeping-words.ts';
import { muteOptions } from './mute-words.ts';
import { NO_FOLDER, type OptionValues } from './options-draft.ts';

type FeedOptionChoicesProps = {
  feed: Feed;
  values: OptionValues;
  busy: boolean;
  onChange: (part: Partial<OptionValues>) => void;
};

const fullTextChoices = [
  { value: 'off', label: 'Off' },
  { value: 'on', label: 'On' },
  { value: 'automatic', label: 'When items are short' },
];

/** Where the feed stands, how loud it is, and what becomes of its articles. */
export function FeedOptionChoices({ feed, values, busy, onChange }: FeedOptionChoicesProps) {
  const { data: folders = [] } = useQuery(foldersQuery());
  const places = folders.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <div className={classes['two']}>
      <OptionSelect
        label="Folder"
        busy={busy}
        data={[{ value: NO_FOLDER, label: 'No folder' }, ...places]}
        value={values.folder}
        onChange={(folder) => onChange({ folder })}
      />
      <OptionSelect
        label="Muted"
        description="Its new articles come as read."
        busy={busy}
        data={muteOptions(feed)}
        value={values.mute}
        onChange={(mute) => onChange({ mute: mute as OptionValues['mute'] })}
      />
      <OptionSelect
        label="Full text"
        description="Fetches whole articles from their pages."
        busy={busy}
        data={fullTextChoices}
        value={values.fullText}
        onChange={(fullText) => onChange({ fullText: fullText as OptionValues['fullText'] })}
      />
      <OptionSelect
        label="Keep read articles"
        description="Starred ones are always kept."
        busy={busy}
        data={keepingChoices(feed.retention_days)}
        value={values.keeping}
        onChange={(keeping) => onChange({ keeping })}
      />
    </div>
  );
}

type OptionSelectProps = {
  label: string;
  description?: string;
  busy: boolean;
  data: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
};

/** One of several; the list opens in the dialog, whose form it belongs to. */
export function OptionSelect({ busy, onChange, ...select }: OptionSelectProps) {
  return (
    <Select
      {...select}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      onChange={(value) => value !== null && onChange(value)}
      disabled={busy}
      allowDeselect={false}
      withCheckIcon={false}
      rightSection={<IconSelector size={16} stroke={1.75} aria-hidden />}
      rightSectionPointerEvents="none"
      comboboxProps={{ withinPortal: false }}
      classNames={{
        dropdown: classes['dropdown'] ?? '',
        option: classes['option'] ?? '',
      }}
    />
  );
}
