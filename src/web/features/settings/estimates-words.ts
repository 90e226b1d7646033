import type { EstimatesStatus } from '#shared/estimates.ts';

/** One line about how estimates are doing. */
export type EstimatesLine = { tone: 'good' | 'warn' | 'plain'; text: string };

/** How far the embedding model is, or what is the matter; null while there is nothing to say. */
export function describeEmbedding({ embedding }: EstimatesStatus): EstimatesLine | null {
  const { state, model, done, total, reason, hint } = embedding;
  const read = `${count(done)} of ${count(total)} unread articles read`;
  switch (state) {
    case 'off':
      return null;
    case 'working':
      return { tone: 'plain', text: `${model}: ${read}` };
    case 'waiting':
      return { tone: 'plain', text: sentences(reason, hint, `${read}.`) };
    case 'trouble':
      return {
        tone: 'warn',
        text: sentences(reason, hint, 'Estimates are built in only until then.'),
      };
    case 'ready':
      return { tone: 'good', text: reason ?? describeReady(total) };
  }
}

function describeReady(total: number): string {
  if (total === 0) return 'Ready for the next articles.';
  return total === 1 ? 'The unread article is read.' : `All ${count(total)} unread articles are read.`;
}

/** What the built-in word vectors cannot do; null while all is well. */
export function describeBuiltIn({
  built_in: builtIn,
  language_note: note,
}: EstimatesStatus): EstimatesLine | null {
  if (builtIn.trouble !== null) return { tone: 'warn', text: builtIn.trouble };
  return note === null ? null : { tone: 'plain', text: note };
}

function sentences(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}

function count(number: number): string {
  return number.toLocaleString('en');
}
