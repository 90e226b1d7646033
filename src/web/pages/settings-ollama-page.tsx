import { OllamaSection } from '#web/features/settings/ollama-section.tsx';

/** `/settings/ollama` */
export function SettingsOllamaPage() {
  return <OllamaSection />;
}
