import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/app-error.ts';
import { type EvaluationSet, parseEvaluationSet } from './evaluation-set.ts';

/** The set of our own, seen from this file. */
export const OWN_SET = join(import.meta.dirname, '../../../../assets/evaluation-set.json');

/** Beyond what any set within the limits of its schema is likely to take, in bytes. */
const MAX_SIZE = 100_000_000;

/** So many mistakes are named; more would hide the first. */
const SHOWN_MISTAKES = 3;

/** Reads a set from a file. Throws `invalid_request` with what is wrong and where to read on. */
export function readEvaluationSet(path: string): EvaluationSet {
  const parsed = parseEvaluationSet(readContent(path));
  if (parsed.kind === 'read') return parsed.set;
  const more = parsed.mistakes.length - SHOWN_MISTAKES;
  const shown = parsed.mistakes.slice(0, SHOWN_MISTAKES).join('; ') + (more > 0 ? `; and ${more} more` : '');
  throw new AppError('invalid_request', `The set ${path} cannot be used: ${shown}.`, {
    hint: 'Correct it; docs/notes/evaluation.md tells the format.',
  });
}

function readContent(path: string): string {
  try {
    const { size } = statSync(path);
    if (size <= MAX_SIZE) return readFileSync(path, 'utf8');
  } catch (error) {
    throw refuse(path, describeFileError(error));
  }
  throw refuse(path, `it is larger than ${MAX_SIZE / 1_000_000} MB`);
}

function refuse(path: string, why: string): AppError {
  const hint = 'Name a JSON file with --set, or leave it out for the set that comes along.';
  return new AppError('invalid_request', `The set ${path} cannot be read: ${why}.`, { hint });
}

/** What the system says about a file, in a few words. */
export function describeFileError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
