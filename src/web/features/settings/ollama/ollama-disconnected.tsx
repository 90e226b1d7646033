import { Button } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import shared from '#web/theme/panels.module.css';
import classes from './ollama-disconnected.module.css';
import type { WatchedHealth } from './ollama-health.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** The one place that says why Ollama does not answer and what to do. */
export function OllamaDisconnected({ watched }: { watched: WatchedHealth }) {
  const { health, askedAt, askNow } = watched;
  const [asking, setAsking] = useState(false);
  const tryAgain = () => {
    setAsking(true);
    void askNow().finally(() => setAsking(false));
  };
  return (
    <section className={`${shared['panel']} ${classes['empty']}`}>
      <IconPlugConnectedX size={44} stroke={1.5} className={classes['icon']} aria-hidden />
      <h2 className={classes['title']}>Connect to Ollama to manage models</h2>
      {health?.hint && <p className={classes['text']}>{health.hint}</p>}
      <p className={classes['text']}>You can go on reading meanwhile.</p>
      <Button
        mt={14}
        leftSection={<IconRefresh size={18} stroke={1.75} />}
        loading={asking}
        onClick={tryAgain}
      >
        Try again
      </Button>
      <p className={classes['last']}>Last tried at {clock.format(askedAt)}</p>
    </section>
  );
}
