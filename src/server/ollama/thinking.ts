/** The owner's wish (config `ollama.thinking`). `auto` means: not, where the model lets us choose. */
export type ThinkingMode = 'auto' | 'on' | 'off';

/** What `think` says in a chat request; undefined leaves the field out. */
export type ThinkValue = boolean | 'low' | undefined;

export type ThinkingModel = { name: string; family: string | null; capabilities: string[] | null };

/**
 * What to send as `think`. Left out it means "yes" for a model that thinks, and sent to a model that
 * cannot it is an error when true, so it depends on the model. The gpt-oss family cannot be told not to
 * think, only to think little.
 */
export function chooseThinking(model: ThinkingModel, mode: ThinkingMode): ThinkValue {
  if (isGptOss(model)) return mode === 'on' ? true : 'low';
  if (!model.capabilities?.includes('thinking')) return undefined;
  return mode === 'on';
}

/** Whether this model writes thoughts before its answer even when asked not to. */
export function alwaysThinks(model: ThinkingModel): boolean {
  return isGptOss(model);
}

function isGptOss(model: ThinkingModel): boolean {
  return /gpt-?oss/i.test(model.family ?? '') || /(^|\/)gpt-oss(\b|:)/i.test(model.name);
}
