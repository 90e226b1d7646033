import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReadingDepth } from '#shared/settings.ts';
import classes from '#web/features/settings/form/fields.module.css';

// Tokens are those of the server; English has about three words in four tokens.
const depths: { value: ReadingDepth; label: string; text: string }[] = [
  { value: 'short', label: 'Short', text: 'About 190 words (250 tokens): the beginning. The quickest.' },
  { value: 'normal', label: 'Normal', text: 'About 450 words (600 tokens): most news as a whole.' },
  { value: 'full', label: 'Full', text: 'About 1,100 words (1,500 tokens): long articles too. The slowest.' },
];

type ReadingDepthFieldProps = { value: ReadingDepth; onChange: (depth: ReadingDepth) => void };

/** How much of an article the model reads. */
export function ReadingDepthField({ value, onChange }: ReadingDepthFieldProps) {
  return (
    <Radio.Group
      label="Reading depth"
      description={
        <>
          How much of an article the model reads. Testing a model on the{' '}
          <Link to="/settings/ollama">Ollama page</Link> says which depth suits it.
        </>
      }
      inputWrapperOrder={['label', 'input', 'description']}
      classNames={{ description: classes['groupHelp'] ?? '' }}
      value={value}
      onChange={(depth) => onChange(depth as ReadingDepth)}
    >
      <div className={classes['depths']}>
        {depths.map(({ value: depth, label, text }) => (
          <Radio
            key={depth}
            value={depth}
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
