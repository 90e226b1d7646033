import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { modelLibraryQuery } from '#web/api/models.ts';
import { ollamaConfigQuery } from '#web/api/ollama.ts';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';
import shared from '#web/theme/panels.module.css';
import { ModelConfiguration } from './model-configuration.tsx';
import { OllamaDisconnected } from './ollama-disconnected.tsx';
import { HEALTH_INTERVAL_MS, useOllamaHealth, type WatchedHealth } from './ollama-health.ts';
import { OllamaHealthBadge } from './ollama-health-badge.tsx';

type OllamaSectionProps = {
  /** Follows the form of the models while Ollama answers. */
  reEvaluation: ReactNode;
  /** Follows the form at all times: where Ollama is. */
  address: ReactNode;
  library: ReactNode;
  /** Stands in the place of the library before anything is known. */
  librarySkeleton: ReactNode;
  /** Pulls that go on, or end, while Ollama does not answer. */
  pullsMeanwhile: ReactNode;
  prompts: ReactNode;
};

/** The Ollama section: its health beside the title, and its panels. */
export function OllamaSection(panels: OllamaSectionProps) {
  const watched = useOllamaHealth();
  return (
    <SettingsLayout title="Ollama" badge={<OllamaHealthBadge health={watched.health} />}>
      <OllamaPanels watched={watched} {...panels} />
      {panels.prompts}
    </SettingsLayout>
  );
}

/** The panels in their three forms: not known yet, connected, disconnected. */
function OllamaPanels({ watched, ...parts }: OllamaSectionProps & { watched: WatchedHealth }) {
  const { health } = watched;
  const config = useQuery(ollamaConfigQuery());
  const library = useQuery({
    ...modelLibraryQuery(),
    enabled: health?.connected === true,
    refetchInterval: HEALTH_INTERVAL_MS,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  });

  if (config.isError && !config.data) {
    return (
      <LoadFailed what="The choice of models" error={config.error} onRetry={() => void config.refetch()} />
    );
  }
  const disconnected = health?.connected === false;
  if (config.data && (disconnected || library.data)) {
    // One place in the tree for both forms: an unsaved choice survives a lost connection.
    return (
      <>
        <ModelConfiguration
          config={config.data}
          models={disconnected ? null : (library.data?.models ?? null)}
          remark={health?.hint ?? null}
        >
          {!disconnected && parts.reEvaluation}
          {parts.address}
        </ModelConfiguration>
        {disconnected ? <OllamaDisconnected watched={watched} /> : parts.library}
        {disconnected && parts.pullsMeanwhile}
      </>
    );
  }
  if (library.isError)
    return (
      <LoadFailed what="The model library" error={library.error} onRetry={() => void library.refetch()} />
    );
  return (
    <>
      <ModelConfigurationSkeleton />
      {parts.librarySkeleton}
    </>
  );
}

function ModelConfigurationSkeleton() {
  return (
    <section className={shared['panel']} aria-busy="true" aria-label="Loading the model configuration">
      <h2 className={shared['panelTitle']}>Model configuration</h2>
      <Skeleton height={20} width={170} mt={4} mb={19} radius="xl" />
      <Skeleton height={14} width={40} mb={9} />
      <Skeleton height={40} maw={397} />
      <Skeleton height={14} width={280} mt={14} />
      <Skeleton height={14} width={64} mt={24} mb={9} />
      <Skeleton height={40} maw={397} />
      <Skeleton height={14} width={320} mt={14} />
      <Skeleton height={36} width={64} mt={22} />
      <Skeleton height={36} width={214} mt={41} />
      <div className={shared['footer']}>
        <Skeleton height={14} width={420} maw="100%" my={3} />
      </div>
    </section>
  );
}
