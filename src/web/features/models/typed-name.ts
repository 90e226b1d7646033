import { isSameModel, parseModelName } from '#shared/model-name.ts';
import type { LibraryRow } from './library-rows.ts';

export type CheckedName = { ok: true; name: string } | { ok: false; why: string };

/** What the owner typed, as a name to pull, or why it is none. */
export function checkTypedName(
  typed: string,
  rows: Pick<LibraryRow, 'name' | 'installed' | 'pull'>[],
): CheckedName {
  if (/^[a-z]+:\/\//i.test(typed.trim())) {
    return {
      ok: false,
      why: 'An address is not a name. Leave out what stands before the host: hf.co/org/model.',
    };
  }
  const name = parseModelName(typed);
  if (name === undefined) {
    return {
      ok: false,
      why: 'Ollama does not understand this name. Names look like llama3.2:3b or hf.co/org/model:Q4_K_M.',
    };
  }
  const row = rows.find((known) => isSameModel(known.name, name));
  if (row?.pull?.state === 'running') return { ok: false, why: `${name} is being pulled already.` };
  if (row?.pull?.state === 'queued') return { ok: false, why: `${name} waits for its turn already.` };
  if (row?.installed) return { ok: false, why: `${row.installed.name} is installed already.` };
  return { ok: true, name };
}
