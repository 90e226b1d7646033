import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { Connection } from '#shared/ollama-connection.ts';
import classes from './connection-form.module.css';
import { useSaveConnection, useTestConnection } from './connection-mutations.ts';

type ConnectionFormProps = {
  /** The address in use. */
  current: string;
};

/** Where Ollama usually is: on this machine, or on the one that runs the container. */
const usual = ['http://localhost:11434', 'http://host.docker.internal:11434'];

/** Tries addresses and keeps the one that works. */
export function ConnectionForm({ current }: ConnectionFormProps) {
  const id = useId();
  // Null: what is in use. It may change in another tab.
  const [typed, setTyped] = useState<string | null>(null);
  const test = useTestConnection(current);
  const field = useRef<HTMLInputElement>(null);
  const save = useSaveConnection(() => {
    setTyped(null);
    test.reset();
    // The button that was pressed goes with the answer.
    field.current?.focus();
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
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        ref={field}
        id={id}
        label="Where Ollama is"
        inputMode="url"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        value={address}
        onChange={(event) => change(event.currentTarget.value)}
        classNames={{ root: classes['field'] ?? '' }}
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
      <div className={classes['usual']}>
        Usually
        <span className={classes['suggestions']}>
          {usual.map((url) => (
            <button key={url} type="button" className={classes['suggestion']} onClick={() => change(url)}>
              {url}
            </button>
          ))}
        </span>
      </div>
      <div className={classes['outcome']} role="status">
        {tested && <Outcome tested={tested} current={current} />}
        {tested?.connected && tested.url !== current && (
          <Button size="xs" loading={save.isPending} onClick={() => save.mutate(tested.url)}>
            Use this address
          </Button>
        )}
      </div>
    </form>
  );
}

function Outcome({ tested, current }: { tested: Connection; current: string }) {
  const { connected } = tested;
  const Icon = connected ? IconCircleCheck : IconAlertTriangle;
  return (
    <p className={classes['words']} data-tone={connected ? 'ok' : 'warn'}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <span>{connected ? describeAnswer(tested) : describeSilence(tested, current)}</span>
    </p>
  );
}

/** Version and time stay together with the dot before them. */
function describeAnswer({ url, version, latency_ms: latency }: Connection): string {
  const facts = [...(version ? [version] : []), ...(latency === null ? [] : [`${latency}\u00a0ms`])];
  return [`Ollama answers at ${url}`, ...facts].join('\u00a0· ');
}

/** Why the address in use does not answer stands on the page already, and nowhere twice. */
function describeSilence({ url, hint }: Connection, current: string): string {
  return url === current ? `Still no answer at ${url}.` : (hint ?? `Ollama does not answer at ${url}.`);
}
