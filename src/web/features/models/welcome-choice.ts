import type { LibraryRow } from './library-rows.ts';
import { describeModel, type ModelFacts } from './model-facts.ts';

/**
 * What a newcomer chooses from: installed models that can judge, then those of our list that this Ollama can
 * run. `rows` come installed ones first.
 */
export function listChoices(rows: readonly LibraryRow[]): LibraryRow[] {
  const digests = new Set<string>();
  return rows.filter(({ installed, offered }) => {
    if (!installed) return offered?.kind === 'chat' && offered.supported !== false;
    // Two names of one model are one choice.
    if (!installed.can_judge || installed.remote || digests.has(installed.digest)) return false;
    digests.add(installed.digest);
    return true;
  });
}

/** What a newcomer has to know of a model: what it is good for, else how large it is. */
export function describeChoice(row: LibraryRow): ModelFacts {
  const { text, warning } = describeModel({ ...row, aliases: [] });
  return { text: row.offered ? row.offered.purpose.replace(/\.$/, '') : text, warning };
}

/** What is ticked before anybody ticked: what judges now, else what is here and good, else our first. */
export function firstChoice(choices: readonly LibraryRow[]): LibraryRow | undefined {
  return (
    choices.find(({ roles }) => roles.some((role) => role !== 'Estimates')) ??
    choices.find(({ installed, offered }) => installed && offered) ??
    choices.find(({ pull }) => pull !== null) ??
    choices.find(({ installed }) => installed) ??
    choices[0]
  );
}

/** The model that makes better estimates, which comes along; undefined where one is chosen already. */
export function findEstimateOffer(rows: readonly LibraryRow[]): LibraryRow | undefined {
  if (rows.some(({ roles }) => roles.includes('Estimates'))) return undefined;
  return rows.find(({ offered }) => offered?.kind === 'estimate' && offered.supported !== false);
}
