import { parseArgs } from 'node:util';
import { AppError } from '#shared/app-error.ts';

/** What `npm run evaluate` was asked to do; null where it was not said. */
export type EvaluateOptions = {
  ollama: string | null;
  model: string;
  /** The file of a set of somebody else's. */
  set: string | null;
  /** The file that gets the report in JSON. */
  json: string | null;
  /** Articles of the set for each owner. */
  limit: number | null;
};

export const USAGE = `npm run evaluate -- --ollama URL --model NAME [--set FILE] [--limit N] [--json FILE]

How well does a model rank? Asks it about the twelve articles of the model test and those of a test set, with the
prompts of real judging, and compares its order with what the stated readers want. Articles go to URL and nowhere else.

  --ollama URL  where Ollama is; without it, where Winnow would look
  --model NAME  an installed chat model, such as granite4.1:3b
  --set FILE    another test set; docs/notes/evaluation.md tells its format
  --limit N     only N articles of the set for each reader, evenly from all topics
  --json FILE   the report goes there, with every single score, and not below the tables
`;

/** Reads the arguments after `evaluate`. Throws `invalid_request`. */
export function parseEvaluateOptions(args: string[]): EvaluateOptions | 'help' {
  const { help, ollama = null, model, set = null, json = null, limit } = readArguments(args);
  if (help) return 'help';
  if (model === undefined || model.trim() === '') {
    throw refuse('--model is missing: name a chat model that is installed, such as granite4.1:3b.');
  }
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit)) {
    throw refuse(`--limit is a number of articles, such as 24, and not “${limit}”.`);
  }
  return { ollama, model, set, json, limit: limit === undefined ? null : Number(limit) };
}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const options = { ollama: text, model: text, set: text, json: text, limit: text };
  try {
    return parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    // Node's own first sentence names the mistake; the others are about cases that do not matter here.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/(?<=\.)\s|\n/);
    throw refuse(sentence.endsWith('.') ? sentence : `${sentence}.`);
  }
}

function refuse(sentence: string): AppError {
  return new AppError('invalid_request', sentence, { hint: 'Try npm run evaluate -- --help.' });
}
