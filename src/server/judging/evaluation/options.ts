import { parseArgs } from 'node:util';
import { AppError } from '#shared/app-error.ts';

/** What `npm run evaluate` was asked to do; null where it was not said. */
export type EvaluateOptions = {
  ollama: string | null;
  /** The judge. */
  model: string | null;
  /** The embedding model beside the built-in estimates. */
  estimateModel: string | null;
  /** The file of a set of somebody else's. */
  set: string | null;
  /** The file that gets the report in JSON. */
  json: string | null;
  /** Articles of the set for each owner. */
  limit: number | null;
};

export const USAGE = `npm run evaluate -- [--estimate-model NAME] [--model NAME] [--ollama URL] [--set FILE] [--limit N] [--json FILE]

How well are articles ranked? Estimates those of a test set, before and after the votes in it, and compares the order
with what the stated readers want. Without a model nobody is asked: the built-in estimates need no Ollama. With models
articles go to URL and nowhere else.

  --estimate-model NAME  an installed embedding model, such as all-minilm: estimates with it, too
  --model NAME           an installed chat model, such as granite4.1:3b: it judges those articles and the twelve of
                         the model test, with the prompts of real judging
  --ollama URL           where Ollama is; without it, where Winnow would look
  --set FILE             another test set; docs/notes/evaluation.md tells its format
  --limit N              only N articles of the set for each reader, evenly from all topics
  --json FILE            the report goes there, with every single score, and not below the tables
`;

/** Reads the arguments after `evaluate`. Throws `invalid_request`. */
export function parseEvaluateOptions(args: string[]): EvaluateOptions | 'help' {
  const { help, ollama = null, model = null, set = null, json = null, limit, ...rest } = readArguments(args);
  if (help) return 'help';
  const estimateModel = rest['estimate-model'] ?? null;
  if (model?.trim() === '') {
    throw refuse('--model is missing: name a chat model that is installed, such as granite4.1:3b.');
  }
  if (estimateModel?.trim() === '') {
    throw refuse(
      '--estimate-model is missing: name an embedding model that is installed, such as all-minilm.',
    );
  }
  if (ollama !== null && model === null && estimateModel === null) {
    throw refuse('With --ollama name a model to ask there, with --model or --estimate-model.');
  }
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit)) {
    throw refuse(`--limit is a number of articles, such as 24, and not “${limit}”.`);
  }
  return { ollama, model, estimateModel, set, json, limit: limit === undefined ? null : Number(limit) };
}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const;
  const options = { ollama: text, model: text, 'estimate-model': text, set: text, json: text, limit: text };
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
