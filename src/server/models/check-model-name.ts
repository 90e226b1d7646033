import { AppError } from '#shared/app-error.ts';
import { parseModelName } from '#shared/model-name.ts';

/** A name that somebody typed, trimmed. Throws `bad_model_name` where Ollama would not understand it. */
export function checkModelName(typed: string): string {
  const name = parseModelName(typed);
  if (name !== undefined) return name;
  const hint = 'Names look like llama3.2:3b or hf.co/user/repository:Q4_K_M.';
  if (typed.trim() === '') throw new AppError('bad_model_name', 'The name of a model is missing.', { hint });
  throw new AppError('bad_model_name', `“${shorten(typed)}” is not a name that Ollama understands.`, {
    hint,
  });
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
