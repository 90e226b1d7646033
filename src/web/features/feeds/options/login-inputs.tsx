import { TextInput } from '@mantine/core';
import type { FeedLogin } from '#shared/feed.ts';
import classes from './feed-options.module.css';

type LoginInputsProps = {
  login: FeedLogin;
  problem: string | undefined;
  busy: boolean;
  /** Takes the focus when it appears. */
  autoFocus?: boolean;
  onChange: (login: FeedLogin) => void;
};

/** The two fields of a login. Browsers are asked not to fill in the owner's own. */
export function LoginInputs({
  login: { user, password },
  problem,
  busy,
  autoFocus,
  onChange,
}: LoginInputsProps) {
  const names = { error: classes['error'] ?? '' };
  return (
    <div className={classes['two']}>
      <TextInput
        label="User name"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={200}
        readOnly={busy}
        value={user}
        error={problem}
        onChange={(event) => onChange({ user: event.currentTarget.value, password })}
        classNames={names}
      />
      <TextInput
        label="Password"
        type="password"
        autoComplete="new-password"
        maxLength={500}
        readOnly={busy}
        value={password}
        error={problem !== undefined}
        onChange={(event) => onChange({ user, password: event.currentTarget.value })}
        classNames={names}
      />
    </div>
  );
}
