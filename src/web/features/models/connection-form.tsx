import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import type { Connection } from '#shared/ollama-connection.ts';
import panels from '#web/theme/panels.module.css';
import classes from './connection-form.module.css';
import { useSaveConnection, useTestConnection } from './connection-mutations.ts';

/** Where Ollama usually is: on this machine, or on the one that runs the container. */
const usual = ['http://localhost:11434', 'http://host.docker.internal:11434'];

/** Tries addresses and keeps the one that works. */
export function ConnectionForm({ current }: { current: string }) {
  const id = useId();
  // Null: what is in use. It may change in another tab.
  const [typed, setTyped] = useState<string | null>(null);
  const test = useTestConnection();
  const save = useSaveConnection(() => {
    setTyped(null);
    test.reset();
  });
  const address = typed ?? current;
  const tested = test.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '' && !test.isPending) test.mutate(address.trim());
  };
  const change = (text: string) => {
    setTyped(text);
    test.reset();
  };
  return (
    <form className={`${panels['footer']} ${classes['form']}`} onSubmit={submit} noValidate>
      <TextInput
        id={id}
        label="Where Ollama is"
        inputMode="url"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        value={address}
        onChange={(event) => change(event.currentTarget.value)}
        classNames={{ root: classes['field'] ?? '', input: classes['input'] ?? '' }}
      />
      <Button
        type="submit"
        variant="default"
        disabled={address.trim() === ''}
        loading={test.isPending}
        className={classes['button'] ?? ''}
      >
        Test connection
      </Button>
      <p className={classes['usual']}>
        Usually{' '}
        {usual.map((url) => (
          <button key={url} type="button" className={classes['suggestion']} onClick={() => change(url)}>
            {url}
          </button>
        ))}
      </p>
      <div className={classes['outcome']} role="status">
        {tested && <Outcome tested={tested} />}
        {tested?.connected && tested.url !== current && (
          <Button size="xs" loading={save.isPending} onClick={() => save.mutate(tested.url)}>
            Use this address
          </Button>
        )}
      </div>
    </form>
  );
}

function Outcome({ tested }: { tested: Connection }) {
  const { connected, version, latency_ms: latency, hint, url } = tested;
  const facts = [
    `Ollama answers at ${url}`,
    ...(version ? [version] : []),
    ...(latency === null ? [] : [`${latency} ms`]),
  ];
  const Icon = connected ? IconCircleCheck : IconAlertTriangle;
  return (
    <p className={classes['words']} data-tone={connected ? 'ok' : 'warn'}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <span>{connected ? facts.join(' · ') : hint}</span>
    </p>
  );
}
