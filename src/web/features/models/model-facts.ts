import { isTooSmallToJudge } from '#shared/small-model.ts';
import type { LibraryRow } from './library-rows.ts';

/** The line under a model's name. `warning` is what speaks against it. */
export type ModelFacts = { text: string; warning: string | null };

/** What is worth knowing about a model, from our list where it is on it, else from what Ollama tells. */
export function describeModel(row: LibraryRow): ModelFacts {
  const { installed, offered } = row;
  if (row.pull?.resumed && row.pull.state !== 'failed') {
    return { text: 'Resumed by itself after a restart of Winnow', warning: null };
  }
  const parts = [offered ? withoutStop(offered.purpose) : describeInstalled(row)].filter(Boolean);
  if (installed && row.aliases.length > 0) parts.push(`same model as ${row.aliases.join(', ')}`);
  if (!installed && !row.pull && offered?.min_version && offered.supported !== false) {
    parts.push(`Ollama ${offered.min_version} or newer`);
  }
  return { text: parts.join(' · '), warning: warnAbout(row) };
}

function describeInstalled({ installed }: LibraryRow): string {
  if (!installed) return '';
  const { parameter_size: parameters, quantization, can_judge: canJudge, can_embed: canEmbed } = installed;
  const size = parameters === null ? [] : [`${parameters} parameters`];
  const kind = !canJudge && canEmbed ? ['makes vectors only'] : [];
  return [...size, ...(quantization === null ? [] : [quantization]), ...kind].join(' · ');
}

function warnAbout({ installed, offered }: LibraryRow): string | null {
  if (installed?.remote) return 'Runs on somebody else’s computer';
  if (installed && isTooSmallToJudge(installed)) return 'So small that it ranks no better than chance';
  if (!installed && offered?.supported === false && offered.min_version) {
    return `Needs Ollama ${offered.min_version} or newer`;
  }
  return null;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
