import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ollamaConfigQuery, ollamaModelsQuery } from '#web/api/ollama.ts';
import { LoadFailed } from './load-failed.tsx';
import { ModelConfiguration } from './model-configuration.tsx';
import { OllamaDisconnected } from './ollama-disconnected.tsx';
import { HEALTH_INTERVAL_MS, useOllamaHealth, type WatchedHealth } from './ollama-health.ts';
import { OllamaHealthBadge } from './ollama-health-badge.tsx';
import shared from './settings.module.css';
import { SettingsLayout } from './settings-layout.tsx';

/** The Ollama section: its health beside the title, and its panels. */
export function OllamaSection() {
  const watched = useOllamaHealth();
  return (
    <SettingsLayout title="Ollama" badge={<OllamaHealthBadge health={watched.health} />}>
      <OllamaPanels watched={watched} />
    </SettingsLayout>
  );
}

/** The panels in their three forms: not known yet, connected, disconnected. */
function OllamaPanels({ watched }: { watched: WatchedHealth }) {
  const { health } = watched;
  const config = useQuery(ollamaConfigQuery());
  const models = useQuery({
    ...ollamaModelsQuery(),
    enabled: health?.connected === true,
    refetchInterval: HEALTH_INTERVAL_MS,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  });

  if (config.isError && !config.data) {
    return <LoadFailed error={config.error} onRetry={() => void config.refetch()} />;
  }
  if (!config.data) return <ModelConfigurationSkeleton />;
  const disconnected = health?.connected === false;
  if (disconnected || models.data) {
    // One place in the tree for both forms: an unsaved choice survives a lost connection.
    return (
      <>
        <ModelConfiguration
          config={config.data}
          models={disconnected ? null : (models.data ?? null)}
          remark={health?.hint ?? null}
        />
        {disconnected && <OllamaDisconnected watched={watched} />}
      </>
    );
  }
  if (models.isError) return <LoadFailed error={models.error} onRetry={() => void models.refetch()} />;
  return <ModelConfigurationSkeleton />;
}

function ModelConfigurationSkeleton() {
  return (
    <section className={shared['panel']} aria-busy="true" aria-label="Loading the model configuration">
      <h2 className={shared['panelTitle']}>Model configuration</h2>
      <Skeleton height={14} width={40} mt={3} mb={9} />
      <Skeleton height={40} maw={404} />
      <Skeleton height={14} width={280} mt={8} />
      <Skeleton height={36} width={64} mt={22} />
      <div className={shared['footer']}>
        <Skeleton height={14} width={240} my={3} />
      </div>
    </section>
  );
}
