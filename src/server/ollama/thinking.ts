/** The owner's wish (config `ollama.thinking`). `auto` means: not, where the model lets us choose. */
export type ThinkingMode = 'auto' | 'on' | 'off';

/** What `think` says in a chat request; undefined leaves the field out. */
export type ThinkValue = boolean | 'low' | undefined;

export type ThinkingModel = { name: string; family: string | null; capabilities: string[] | null };

/**
 * What to send as `think`. Left out it means "yes" for a model that thinks, and sent to a model that
 * cannot it is an error when true, so it depends on the model. The gpt-oss family cannot be told not to
 * think, only to think little. A model that was made for nothing but thinking is told the truth, so that
 * Ollama keeps its thoughts apart from its answer.
 */
export function chooseThinking(model: ThinkingModel, mode: ThinkingMode): ThinkValue {
  if (isGptOss(model)) return mode === 'on' ? true : 'low';
  if (!model.capabilities?.includes('thinking')) return undefined;
  return mode === 'on' || onlyThinks(model);
}

/** Whether this model writes thoughts before its answer, or may, so that it needs room for them. */
export function mayThink(model: ThinkingModel, mode: ThinkingMode): boolean {
  const think = chooseThinking(model, mode);
  return think === true || think === 'low' || (think === false && mayThinkUnasked(model));
}

function isGptOss(model: ThinkingModel): boolean {
  return /gpt-?oss/i.test(model.family ?? '') || isNamed(model, /^gpt-oss(\b|:)/);
}

/** By what their makers call them: they have no other mode. */
function onlyThinks(model: ThinkingModel): boolean {
  return isNamed(model, /^qwq\b|[-:](thinking|reasoning)\b/);
}

/**
 * Some tags of Qwen 3 are this or that: the same name stood for a model that can be told not to think and,
 * since its update of July 2025, for one that thinks all the same (ollama issues 12438, 12610, 12837, 12917).
 */
function mayThinkUnasked(model: ThinkingModel): boolean {
  return isNamed(model, /^qwen3(:4b|:30b|:235b|-vl\b)/) && !isNamed(model, /instruct/);
}

/** Compares the name without the place that it was pulled from. */
function isNamed({ name }: ThinkingModel, pattern: RegExp): boolean {
  return pattern.test(name.toLowerCase().split('/').at(-1) ?? '');
}
