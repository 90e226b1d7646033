import { IconAlertTriangle, IconLock, IconShieldCheck } from '@tabler/icons-react';
import type { AccessState } from '#shared/access.ts';
import panels from '#web/theme/panels.module.css';
import classes from './access.module.css';
import { describeProtection, describeVisit, listenWords, type Protection } from './state-words.ts';

const icons: Record<Protection['tone'], typeof IconLock> = {
  good: IconShieldCheck,
  plain: IconLock,
  warn: IconAlertTriangle,
};

/** What protects Winnow, where it listens, and how this very request came. */
export function StatePanel({ state }: { state: AccessState }) {
  const protection = describeProtection(state);
  const Icon = icons[protection.tone];
  const proxies = state.trusted_proxies.join(', ');
  return (
    <section className={panels['panel']} aria-labelledby="protection-title">
      <h2 className={panels['panelTitle']} id="protection-title">
        Who can open Winnow
      </h2>
      <p className={classes['state']} data-tone={protection.tone}>
        <Icon size={20} stroke={1.75} aria-hidden />
        <span>{protection.text}</span>
      </p>
      {protection.advice && <p className={classes['text']}>{protection.advice}</p>}
      <dl className={classes['facts']}>
        <dt>Listens on</dt>
        <dd>{listenWords(state.listens_on)}</dd>
        <dt>Public address</dt>
        <dd>{state.public_url ?? 'None is set'}</dd>
        <dt>Trusted proxies</dt>
        <dd>{proxies === '' ? 'None' : proxies}</dd>
        {state.proxy_header && (
          <>
            <dt>Trusted header</dt>
            <dd>{state.proxy_header}</dd>
          </>
        )}
        <dt>You</dt>
        <dd>{describeVisit(state.you)}</dd>
      </dl>
    </section>
  );
}
