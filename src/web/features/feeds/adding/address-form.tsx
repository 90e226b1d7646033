import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { type FormEvent, type ReactNode, useId } from 'react';
import type { FeedLogin } from '#shared/feed.ts';
import type { Sought } from '#web/api/discovery.ts';
import feeds from '#web/features/feeds/feeds.module.css';
import { LoginInputs } from '#web/features/feeds/options/login-inputs.tsx';
import { DialogFoot, DialogProgress } from '#web/forms/dialog-foot.tsx';
import classes from './add-feed.module.css';
import { FailureText } from './failure-text.tsx';

type AddressFormProps = {
  url: string;
  /** Null while the site asks for none. */
  login: FeedLogin | null;
  /** Why it did not work out; null before and while it is tried. */
  error: unknown;
  /** True where the error only means that a login is asked for. */
  loginAsked: boolean;
  /** What goes on, in words; null while nothing does. */
  progress: string | null;
  /** Null where it cannot be stopped any more. */
  onStop: (() => void) | null;
  onUrl: (url: string) => void;
  onLogin: (login: FeedLogin) => void;
  onSubmit: (sought: Sought) => void;
  onClose: () => void;
  /** Offers ready-made feeds instead; null where it is not offered. */
  onPickStarter: (() => void) | null;
  /** The field for the folder. */
  children: ReactNode;
};

/** Asks for the address of anything that has a feed. What was refused stays in the field, with the reason. */
export function AddressForm(props: AddressFormProps) {
  const { url, login, error, loginAsked, progress, onStop, onUrl, onPickStarter, children } = props;
  const failureId = useId();
  const busy = progress !== null;
  const address = url.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address === '' || busy) return;
    const { user = '', password = '' } = login ?? {};
    props.onSubmit(user === '' ? { url: address } : { url: address, login: { user, password } });
  };
  return (
    <form className={feeds['form']} onSubmit={submit}>
      <TextInput
        label="Address of a site or feed"
        description="Also a YouTube channel, a GitHub repository or a Mastodon profile."
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder="example.org"
        type="text"
        inputMode="url"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        autoComplete="off"
        autoFocus
        data-autofocus
        value={url}
        onChange={(event) => onUrl(event.currentTarget.value)}
        readOnly={busy}
        error={error !== null && !loginAsked}
        aria-describedby={error === null ? undefined : failureId}
        classNames={{ input: feeds['input'] ?? '' }}
      />
      {error !== null && <FailureText id={failureId} error={error} />}
      {login && (
        <LoginInputs login={login} problem={undefined} busy={busy} autoFocus onChange={props.onLogin} />
      )}
      {children}
      <DialogFoot>
        <DialogProgress busy={busy}>{progress}</DialogProgress>
        <div className={feeds['actions']}>
          <Button variant="default" onClick={onStop ?? props.onClose}>
            {onStop ? 'Stop' : 'Cancel'}
          </Button>
          <Button type="submit" disabled={busy || address === '' || login?.user === ''}>
            Add feed
          </Button>
        </div>
      </DialogFoot>
      {onPickStarter && !busy && (
        <p className={classes['instead']}>
          Or pick from a{' '}
          <UnstyledButton className={classes['link']} onClick={onPickStarter}>
            starter set
          </UnstyledButton>{' '}
          of good feeds by topic.
        </p>
      )}
    </form>
  );
}
