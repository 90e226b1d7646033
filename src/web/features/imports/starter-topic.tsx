import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import { newOnes, stateOfTopic, type Topic, togglePick, toggleTopic } from './starter-choice.ts';
import classes from './starter-dialog.module.css';

type StarterTopicProps = {
  topic: Topic;
  /** Addresses of feeds that are there already. */
  known: ReadonlySet<string>;
  picked: ReadonlySet<string>;
  /** Takes the focus when the dialog opens. */
  first: boolean;
  onPick: (change: (picked: ReadonlySet<string>) => ReadonlySet<string>) => void;
};

/** A topic with its feeds, picked one by one or together. */
export function StarterTopic({ topic, known, picked, first, onPick }: StarterTopicProps) {
  const id = useId();
  const urls = newOnes(topic, known);
  const state = stateOfTopic(urls, picked);
  return (
    <fieldset className={classes['topic']} aria-labelledby={`${id}-name`}>
      <div className={classes['topicHead']}>
        <Checkbox
          size="xs"
          id={`${id}-all`}
          aria-label={`All of ${topic.name}`}
          data-autofocus={first || undefined}
          disabled={urls.length === 0}
          checked={state === 'all'}
          indeterminate={state === 'some'}
          onChange={() => onPick((before) => toggleTopic(before, urls))}
        />
        <label className={classes['topicName']} id={`${id}-name`} htmlFor={`${id}-all`}>
          {topic.name}
        </label>
      </div>
      <div className={classes['feeds']}>
        {topic.feeds.map(({ url, title, about }, index) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is its control
          <label key={url} className={classes['feed']} data-known={known.has(url) || undefined}>
            <Checkbox
              size="xs"
              className={classes['boxPlace'] ?? ''}
              aria-label={title}
              aria-describedby={`${id}-${index}`}
              disabled={known.has(url)}
              checked={known.has(url) || picked.has(url)}
              onChange={() => onPick((before) => togglePick(before, url))}
            />
            <span className={classes['feedWords']}>
              <span className={classes['feedTitle']}>{title}</span>
              <span className={classes['about']} id={`${id}-${index}`}>
                {known.has(url) ? 'You have it.' : about}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
