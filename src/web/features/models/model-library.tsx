import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { describeBytes } from '#shared/byte-words.ts';
import type { ModelLibrary as Library } from '#shared/model-library.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import { modelLibraryQuery } from '#web/api/models.ts';
import { ollamaConfigQuery } from '#web/api/ollama.ts';
import { pullsQuery } from '#web/api/pulls.ts';
import panels from '#web/theme/panels.module.css';
import classes from './library.module.css';
import { extendOrder, listLibraryRows, sortByOrder } from './library-rows.ts';
import { ModelLibrarySkeleton } from './model-library-skeleton.tsx';
import { ModelRow } from './model-row.tsx';
import { OtherModelField } from './other-model-field.tsx';
import { PullAnnouncer } from './pull-announcer.tsx';

/** The panel of all models: installed, recommended, being pulled, and any other by its name. */
export function ModelLibrary() {
  const { data: library } = useQuery(modelLibraryQuery());
  const { data: config } = useQuery(ollamaConfigQuery());
  if (!library || !config) return <ModelLibrarySkeleton />;
  return <LibraryPanel library={library} config={config} />;
}

function LibraryPanel({ library, config }: { library: Library; config: OllamaConfig }) {
  const { data: pulls = [] } = useQuery(pullsQuery());
  const [order, setOrder] = useState<readonly string[]>([]);
  const rows = listLibraryRows({ library, pulls, config });
  // No row moves while the page is looked at; what is new comes at the end.
  const extended = extendOrder(order, rows);
  if (extended !== order) setOrder(extended);
  const sorted = sortByOrder(rows, extended);
  return (
    <section className={panels['panel']} aria-labelledby="model-library">
      <div className={classes['head']}>
        <h2 className={panels['panelTitle']} id="model-library" tabIndex={-1}>
          Model library
        </h2>
        <p className={classes['sum']}>{describeInstalled(library)}</p>
      </div>
      <ul className={classes['rows']} aria-label="Models">
        {sorted.map((row) => (
          <ModelRow key={row.key} row={row} />
        ))}
      </ul>
      <OtherModelField rows={sorted} />
      <PullAnnouncer pulls={pulls} />
    </section>
  );
}

function describeInstalled({ models, disk_bytes: bytes }: Library): string {
  if (models.length === 0) return 'Nothing installed yet';
  return `${models.length} installed · ${describeBytes(bytes)} on disk`;
}
