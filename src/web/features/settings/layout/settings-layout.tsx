import {
  IconActivityHeartbeat,
  IconArrowLeft,
  IconChartBar,
  IconCpu,
  IconHeart,
  IconLock,
  IconRss,
  IconSettings,
  IconTags,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Pull } from '#shared/pull.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { isRunning, percentOf } from '#web/api/import-progress.ts';
import { lastImportQuery } from '#web/api/imports.ts';
import { pullsQuery } from '#web/api/pulls.ts';
import { UnsavedChangesGuard } from '#web/features/settings/form/unsaved-changes-prompt.tsx';
import { ImportIndicator } from './import-indicator.tsx';
import { NewCount } from './new-count.tsx';
import { PullIndicator } from './pull-indicator.tsx';
import { type SectionPath, sections } from './sections.ts';
import classes from './settings-layout.module.css';
import { describeShownPull, findShownPull } from './shown-pull.ts';

const icons: Record<SectionPath, typeof IconSettings> = {
  '/settings/general': IconSettings,
  '/settings/feeds': IconRss,
  '/settings/interests': IconHeart,
  '/settings/categories': IconTags,
  '/settings/ollama': IconCpu,
  '/settings/statistics': IconChartBar,
  '/settings/access': IconLock,
  '/settings/status': IconActivityHeartbeat,
};

type SettingsLayoutProps = {
  title: string;
  /** Stands beside the title. */
  badge?: ReactNode;
  /** One or two sentences under the title. */
  lede?: string;
  /** At the right end of the title's line: what the whole page is there for. */
  actions?: ReactNode;
  /** Wide: for a table. */
  width?: 'column' | 'wide';
  children: ReactNode;
};

/** What stands around every settings section: the way back, the sections, and the column of panels. */
export function SettingsLayout(props: SettingsLayoutProps) {
  const { title, badge, lede, actions, width = 'column', children } = props;
  const nav = useRef<HTMLElement>(null);
  // On a phone the sections scroll sideways: the open one must not stand half outside.
  // The count of new topics widens a section before it, so this waits for that too.
  const { isSuccess: counted } = useQuery(categoriesQuery());
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is counted moves the sections
  useEffect(() => {
    const current = nav.current?.querySelector('[aria-current="page"]');
    current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [counted]);
  return (
    <div className={classes['settings']}>
      <div className={classes['side']}>
        <nav ref={nav} className={classes['nav']} aria-label="Settings">
          <Link to="/" className={`${classes['link']} ${classes['back']}`}>
            <IconArrowLeft size={18} stroke={1.75} aria-hidden />
            <span className={classes['backText']}>Back to reading</span>
          </Link>
          <ul className={classes['sections']}>
            {sections.map((section) => (
              <li key={section.to}>
                <SectionLink {...section} />
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <main className={classes['main']} data-width={width}>
        <header className={classes['header']}>
          <h1 className={classes['title']}>{title}</h1>
          {badge}
          {actions && <div className={classes['actions']}>{actions}</div>}
        </header>
        {lede && <p className={classes['lede']}>{lede}</p>}
        <UnsavedChangesGuard>{children}</UnsavedChangesGuard>
      </main>
    </div>
  );
}

/** A section's link; some also tell of what goes on there, on every settings page. */
function SectionLink({ to, label }: (typeof sections)[number]) {
  const Icon = icons[to];
  const { data: pulls = [] } = useQuery(pullsQuery());
  const { data: categories = [] } = useQuery(categoriesQuery());
  const { data: lastImport } = useQuery(lastImportQuery());
  const percent =
    to === '/settings/feeds' && lastImport && isRunning(lastImport) ? percentOf(lastImport) : null;
  const pull = to === '/settings/ollama' ? findShownPull(pulls) : undefined;
  const proposals = categories.filter(({ is_new: isNew, hidden }) => isNew && !hidden).length;
  const fresh = to === '/settings/categories' ? proposals : 0;
  return (
    <Link to={to} className={classes['link']} aria-description={describe({ pull, fresh, percent })}>
      <Icon size={18} stroke={1.75} aria-hidden />
      {label}
      {pull && <PullIndicator pull={pull} />}
      {fresh > 0 && <NewCount count={fresh} />}
      {percent !== null && <ImportIndicator percent={percent} />}
    </Link>
  );
}

type News = { pull: Pull | undefined; fresh: number; percent: number | null };

/** What the sign beside a section means, for those who do not see it. */
function describe({ pull, fresh, percent }: News): string | undefined {
  if (pull) return describeShownPull(pull);
  if (percent !== null) return `Importing feeds, ${percent} %`;
  return fresh > 0 ? `${fresh} new` : undefined;
}
