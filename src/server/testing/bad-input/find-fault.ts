import { errorStatus } from '#server/http/error-status.ts';
import { errorBodySchema } from '#shared/app-error.ts';

/** What came back, whatever was sent. */
export type Answer = { status: number; type: string; text: string };

/** What is wrong with an answer, in words; undefined: nothing. */
export function findFault({ status, type, text }: Answer): string | undefined {
  if (status >= 200 && status < 400) return undefined;
  const parsed = type.startsWith('application/json')
    ? errorBodySchema.safeParse(JSON.parse(text))
    : undefined;
  if (!parsed?.success) return `${status} in a shape of its own: ${text.slice(0, 300)}`;
  const { code, message } = parsed.data.error;
  if (errorStatus[code] !== status) return `${code} with the status ${status}`;
  // That Ollama is not there is no fault of the request, and no fault of ours.
  if (status >= 500 && !code.startsWith('ollama_')) return `${status} ${code}: ${message}`;
  return /\n\s+at /.test(text) ? `a stack: ${text.slice(0, 300)}` : undefined;
}

/** The same where nothing but a refusal is right. */
export function findFaultOfRefusal(answer: Answer): string | undefined {
  const isRefused = answer.status >= 400 && answer.status < 500;
  return findFault(answer) ?? (isRefused ? undefined : `${answer.status}: ${answer.text.slice(0, 300)}`);
}
