import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { OllamaHealth } from '#shared/ollama.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import { errorText } from '#web/api/api-error.ts';
import { ollamaConfigQuery, ollamaHealthQuery } from '#web/api/ollama.ts';
import panels from '#web/theme/panels.module.css';
import { InstallHints } from './install-hints.tsx';
import classes from './welcome-steps.module.css';

type OllamaStepProps = {
  /** Tries addresses and keeps the one that works. */
  addressForm: (current: string) => ReactNode;
};

/** Whether Ollama was found, where it was looked for, and what to do if it was not. */
export function OllamaStep({ addressForm }: OllamaStepProps) {
  const config = useQuery(ollamaConfigQuery());
  const health = useQuery(ollamaHealthQuery());
  const failed = config.error ?? health.error;
  if (config.data && health.data) {
    return (
      <Known
        config={config.data}
        health={health.data}
        askedAt={health.dataUpdatedAt}
        onAsk={() => health.refetch()}
        addressForm={addressForm}
      />
    );
  }
  if (failed) return <CouldNotAsk error={failed} onRetry={() => [config.refetch(), health.refetch()]} />;
  return (
    <div aria-busy="true" role="status" aria-label="Looking for Ollama">
      <Skeleton height={20} width={320} maw="100%" mb={16} />
      <Skeleton height={40} />
    </div>
  );
}

type KnownProps = OllamaStepProps & {
  config: OllamaConfig;
  health: OllamaHealth;
  askedAt: number;
  onAsk: () => Promise<unknown>;
};

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

function Known({ config, health, askedAt, onAsk, addressForm }: KnownProps) {
  const { connected, version, hint } = health;
  const [asking, setAsking] = useState(false);
  const [changing, setChanging] = useState(false);
  const tryAgain = () => {
    setAsking(true);
    void onAsk().finally(() => setAsking(false));
  };
  const found = useRef<HTMLDivElement>(null);
  const wasConnected = useRef(connected);
  // What was pressed to find it is gone with its finding: Tab goes on from the good news.
  useEffect(() => {
    const isNews = connected && !wasConnected.current;
    wasConnected.current = connected;
    if (isNews && document.activeElement === document.body) found.current?.focus();
  }, [connected]);
  const Icon = connected ? IconCircleCheck : IconAlertTriangle;
  return (
    <>
      <div
        ref={found}
        tabIndex={-1}
        className={classes['found']}
        data-tone={connected ? 'good' : 'warn'}
        role="status"
      >
        <Icon size={20} stroke={1.75} aria-hidden />
        <p className={classes['foundText']}>
          {connected
            ? `Ollama${version === null ? '' : ` ${version}`} answers at ${config.url}.`
            : `Ollama does not answer at ${config.url}.`}
          {hint && <span className={classes['hint']}>{withoutAddress(hint, config.url)}</span>}
        </p>
      </div>
      {!connected && (
        <div className={classes['again']}>
          <Button variant="default" loading={asking} onClick={tryAgain}>
            Try again
          </Button>
          <span className={classes['help']}>Last tried at {clock.format(askedAt)}; tried by itself too.</span>
        </div>
      )}
      {config.url_is_configured ? (
        <p className={classes['help']}>
          The address stands in the configuration. To change it, set{' '}
          <code className={panels['code']}>{config.url_setting}</code> there and start Winnow again.
        </p>
      ) : !connected || changing ? (
        <div className={classes['address']}>{addressForm(config.url)}</div>
      ) : (
        <Button variant="subtle" size="xs" ml={-12} onClick={() => setChanging(true)}>
          Use another address
        </Button>
      )}
      {!connected && <InstallHints />}
    </>
  );
}

/** The first sentence of a hint only repeats what stands above it where it names the address. */
function withoutAddress(hint: string, url: string): string {
  const first = `Ollama is not reachable at ${url}. `;
  return hint.startsWith(first) ? hint.slice(first.length) : hint;
}

function CouldNotAsk({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert">
      <div className={classes['found']} data-tone="warn">
        <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
        <p className={classes['foundText']}>{errorText(error)}</p>
      </div>
      <div className={classes['again']}>
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </div>
  );
}
