import type { OllamaErrorClass } from '#shared/ollama.ts';

/** What the sentences may name: Ollama's address, and the model in question if there is one. */
export type FailurePlace = { url: string; model?: string | undefined };

/** What went wrong, and the owner's next step (empty when there is none to take). */
export type FailureWords = { message: string; hint: string };

type Writer = (place: { url: string; model: string }) => readonly [message: string, hint: string];

const words: Record<OllamaErrorClass, Writer> = {
  unreachable: ({ url }) => [
    `Ollama is not reachable at ${url}.`,
    'Start it, or correct the address. When Winnow runs in a container, try http://host.docker.internal:11434.',
  ],
  not_ollama: ({ url }) => [
    `Another server than Ollama answers at ${url}.`,
    'Correct the address; Ollama usually listens on port 11434.',
  ],
  forbidden_host: ({ url }) => [
    `Ollama refuses to be called by the name in ${url}.`,
    "Set OLLAMA_HOST=0.0.0.0 where Ollama runs, or let the proxy send the Host header 'localhost:11434'.",
  ],
  unauthorized: ({ url }) => [
    `The server at ${url} wants other credentials.`,
    'Set the headers it asks for in ollama.headers.',
  ],
  model_missing: ({ model }) => [`${model} is not installed.`, 'Pull it, or choose another model.'],
  unsupported: ({ model }) => [`${model} cannot do what was asked of it.`, 'Choose another model.'],
  too_long: ({ model }) => [
    `The text was longer than ${model} can read at once.`,
    'Shorten your interests, or raise ollama.context_length.',
  ],
  busy: () => ['Ollama is busy with other requests.', 'Nothing is lost: Winnow waits and tries again.'],
  out_of_memory: ({ model }) => [
    `${model} does not fit in memory.`,
    'Choose a smaller model, or unload another one.',
  ],
  bad_output: ({ model }) => [
    `${model} gave an answer that cannot be used.`,
    'If it happens often, choose another model.',
  ],
  stalled: ({ url }) => [
    `Ollama at ${url} accepted the request and then said nothing for too long.`,
    'If this stays, restart Ollama; on a slow machine choose a smaller model.',
  ],
  disk_full: () => [
    "Ollama's disk is full.",
    'Delete a model or make room, then retry: what is there is kept until Ollama restarts.',
  ],
  not_found: ({ model }) => [`There is no model called ${model}.`, 'Check the name at ollama.com/library.'],
  too_old: ({ model }) => [`${model} needs a newer Ollama.`, 'Update Ollama, then retry.'],
  damaged: () => ['The download was damaged and has been thrown away.', 'Retry.'],
  offline: () => ['Ollama cannot reach the model library.', "Check its machine's network, then retry."],
  bad_name: ({ model }) => [`Ollama does not understand the name ${model}.`, 'Names look like llama3.2:3b.'],
  cloud_disabled: ({ model }) => [
    `${model} runs on somebody else's computer, and that is switched off.`,
    'Choose a model that is installed here.',
  ],
  other: () => ['Ollama reported an error.', "Winnow tries again later; Ollama's own log may say more."],
  cancelled: () => ['Cancelled.', ''],
};

/** The owner's words for a failure: one sentence that names it, one that says what to do. */
export function describeFailure(errorClass: OllamaErrorClass, place: FailurePlace): FailureWords {
  const [message, hint] = words[errorClass]({ url: place.url, model: place.model ?? 'The model' });
  return { message, hint };
}
