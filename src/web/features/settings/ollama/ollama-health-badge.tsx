import { VisuallyHidden } from '@mantine/core';
import type { OllamaHealth } from '#shared/ollama.ts';
import classes from './ollama-health-badge.module.css';
import { describeHealth } from './steady-health.ts';

/** Connected or not, in words; its latency changes with every look and is therefore not read aloud. */
export function OllamaHealthBadge({ health }: { health: OllamaHealth | undefined }) {
  const state = stateOf(health);
  return (
    <>
      <span className={classes['badge']} data-state={state} data-testid="ollama-health">
        <span className={classes['dot']} aria-hidden />
        {describeHealth(health)}
      </span>
      <VisuallyHidden role="status">{state === 'checking' ? '' : `Ollama is ${state}.`}</VisuallyHidden>
    </>
  );
}

function stateOf(health: OllamaHealth | undefined): 'checking' | 'connected' | 'disconnected' {
  if (health === undefined) return 'checking';
  return health.connected ? 'connected' : 'disconnected';
}
