import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CreatedToken } from '#shared/access.ts';
import classes from './access.module.css';

type MadeTokenProps = { token: CreatedToken; onClose: () => void };

/** Shows a new token, this once. */
export function MadeToken({ token, onClose }: MadeTokenProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const place = useRef<HTMLElement>(null);
  // The form that had the focus is gone.
  useEffect(() => place.current?.focus(), []);
  const copy = () =>
    navigator.clipboard?.writeText(token.token).then(
      () => setCopied(true),
      () => setCopied(false),
    ) ?? setCopied(false);
  return (
    <section ref={place} tabIndex={-1} className={classes['made']} aria-label={`The token ${token.name}`}>
      <p>Copy it now: it is shown this once, and Winnow keeps only a fingerprint of it.</p>
      <code className={classes['secret']}>{token.token}</code>
      <div className={classes['actions']}>
        <Button size="xs" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Done
        </Button>
      </div>
      <p role="status" hidden={copied !== false}>
        {copied === false && 'This browser does not let pages copy here: mark the text and copy it by hand.'}
      </p>
    </section>
  );
}
