import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accessQuery, sessionsQuery, tokensQuery } from '#web/api/access.ts';
import { errorText } from '#web/api/api-error.ts';
import panels from '#web/theme/panels.module.css';
import { PasswordPanel } from './password-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { StatePanel } from './state-panel.tsx';
import { TokensPanel } from './tokens-panel.tsx';

/** Everything about who may come in. */
export function AccessPanels() {
  const state = useQuery(accessQuery());
  const sessions = useQuery(sessionsQuery());
  const tokens = useQuery(tokensQuery());
  const failed = [state, sessions, tokens].find(({ data, error }) => !data && error);
  if (failed) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!state.data || !sessions.data || !tokens.data) return <Loading />;
  return (
    <>
      <StatePanel state={state.data} />
      <PasswordPanel state={state.data} />
      {state.data.password !== 'none' && <SessionsPanel sessions={sessions.data} />}
      <TokensPanel tokens={tokens.data} />
    </>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <section className={panels['panel']} role="alert">
      <h2 className={panels['panelTitle']}>Access could not be loaded</h2>
      <p className={panels['text']}>{errorText(error)}</p>
      <Button mt="md" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}

function Loading() {
  return (
    <section aria-busy="true" aria-label="Loading who may come in">
      {[150, 180, 130].map((height) => (
        <div key={height} className={panels['panel']}>
          <Skeleton height={20} width={190} mb={16} />
          <Skeleton height={14} maw={460} mb={12} />
          <Skeleton height={height - 110} maw={320} />
        </div>
      ))}
    </section>
  );
}
