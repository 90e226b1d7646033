/** Below so many parameters chat models ranked at chance when they were asked for JSON (measured). */
const LEAST_PARAMETERS = 1_000_000_000;

const factors: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** Ollama's own notation as a number: `3.2B`, `268.10M`. Null for anything else. */
function parseParameterSize(text: string | null): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([KMBT])$/i.exec(text?.trim() ?? '');
  const factor = factors[match?.[2]?.toUpperCase() ?? ''];
  return match && factor !== undefined ? Number(match[1]) * factor : null;
}

/** Whether a chat model is so small that it ranks no better than chance. */
export function isTooSmallToJudge(model: { can_judge: boolean; parameter_size: string | null }): boolean {
  const parameters = parseParameterSize(model.parameter_size);
  return model.can_judge && parameters !== null && parameters < LEAST_PARAMETERS;
}
