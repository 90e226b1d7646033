import { recommendedModels } from '#server/models/recommended-models.ts';
import { describeBytes } from '#shared/byte-words.ts';

/** The recommended models, for docs/models.md. */
export function modelTable(): string {
  const rows = recommendedModels.models.map(({ name, approximate_size: size, purpose, ...model }) =>
    [
      '',
      `\`${name}\``,
      describeBytes(size),
      purpose,
      model.prefix_reused ?? '',
      model.min_version ?? 'any',
      '',
    ]
      .join(' | ')
      .trim(),
  );
  return `| model | size | | keeps its place | Ollama from |
|---|---|---|---|---|
${rows.join('\n')}

Looked at on ${recommendedModels.checked_at}. Any other model that can chat will do, too.`;
}
