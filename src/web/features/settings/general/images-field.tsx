import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { Radio } from '@mantine/core';
import type { ImageMode } from '#shared/settings.ts';
import classes from '#web/features/settings/form/fields.module.css';

const modes: { value: ImageMode; label: string; text: string }[] = [
  {
    value: 'proxy',
    label: 'Through Winnow',
    text: 'Winnow fetches them and keeps copies: their sites do not learn who reads what.',
  },
  {
    value: 'direct',
    label: 'Directly',
    text: 'Your browser fetches them: each site sees your address, and when you read.',
  },
  { value: 'off', label: 'Not at all', text: 'A link stands where an image would be.' },
];

type ImagesFieldProps = { value: ImageMode; onChange: (mode: ImageMode) => void };

/** How images of articles come. */
export function ImagesField({ value, onChange }: ImagesFieldProps) {
  return (
    <Radio.Group label="Images in articles" value={value} onChange={(mode) => onChange(mode as ImageMode)}>
      <div className={classes['depths']}>
        {modes.map(({ value: mode, label, text }) => (
          <Radio
            key={mode}
            value={mode}
            label={label}
            description={text}
            classNames={{
              label: classes['radioLabel'] ?? '',
              description: classes['radioHelp'] ?? '',
            }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
