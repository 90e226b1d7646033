import { useQuery } from '@tanstack/react-query';
import { ollamaConfigQuery } from '#web/api/ollama.ts';
import panels from '#web/theme/panels.module.css';
import { ConnectionForm } from './connection-form.tsx';

/** Where Winnow looks for Ollama: fixed by the configuration, or to be chosen here as long as that says nothing. */
export function OllamaAddress() {
  const { data: config } = useQuery(ollamaConfigQuery());
  if (!config) return null;
  if (!config.url_is_configured) {
    return (
      <div className={panels['footer']}>
        <ConnectionForm current={config.url} />
      </div>
    );
  }
  return (
    <p className={panels['footer']}>
      Winnow looks for Ollama at {config.url}. To change that, set{' '}
      <code className={panels['code']}>{config.url_setting}</code> in its configuration and start it again.
    </p>
  );
}
