import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CreatedToken, Token } from '#shared/access.ts';
import { useNow } from '#web/lists/use-now.ts';
import panels from '#web/theme/panels.module.css';
import classes from './access.module.css';
import { useRevokeToken } from './access-mutations.ts';
import { MadeToken } from './made-token.tsx';
import { NewTokenForm } from './new-token-form.tsx';
import { dateWords, describeLast } from './time-words.ts';

/** Tokens with which scripts come in. */
export function TokensPanel({ tokens }: { tokens: Token[] }) {
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<CreatedToken | null>(null);
  const takeMade = (token: CreatedToken) => {
    setMade(token);
    setAsking(false);
  };
  return (
    <section className={panels['panel']} aria-labelledby="tokens-title">
      <h2 className={panels['panelTitle']} id="tokens-title">
        Tokens for scripts
      </h2>
      <p className={classes['text']}>
        A script sends one as <code className={panels['code']}>Authorization: Bearer …</code>. A token can
        neither change the password nor make other tokens.
      </p>
      {made && <MadeToken token={made} onClose={() => setMade(null)} />}
      {tokens.length > 0 && (
        <ul className={classes['rows']}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      {asking ? (
        <NewTokenForm onMade={takeMade} onCancel={() => setAsking(false)} />
      ) : (
        <div className={classes['actions']}>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            New token
          </Button>
        </div>
      )}
    </section>
  );
}

function TokenRow({ token }: { token: Token }) {
  const now = useNow();
  const revoke = useRevokeToken();
  const { id, name, scope, created_at: createdAt, used_at: usedAt } = token;
  return (
    <li className={classes['row']}>
      <div className={classes['rowText']}>
        <span className={classes['name']}>
          {name}
          <span className={classes['chip']}>{scope === 'read' ? 'Reads' : 'Reads and changes'}</span>
        </span>
        <p className={classes['meta']}>
          {usedAt === null ? 'Never used' : `Used ${describeLast(usedAt, now)}`} · made {dateWords(createdAt)}
        </p>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={`Revoke ${name}`}
        loading={revoke.isPending}
        onClick={() => revoke.mutate(id)}
      >
        Revoke
      </Button>
    </li>
  );
}
