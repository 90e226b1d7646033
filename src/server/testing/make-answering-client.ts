import type { OllamaClient } from '#server/ollama/client.ts';
import { succeeded } from '#server/ollama/failure.ts';
import type { InstalledModel } from '#shared/ollama.ts';

/** What a model says, as the format asks for it. */
export type SaidAnswer = {
  categories: string[];
  explanation: string;
  interest: number;
  new_category: string;
  quality: number;
};

/** A client whose model answers what the test says, for rules about answers that no real judge would give on demand. */
export function makeAnsweringClient(
  answer: (text: string) => Partial<SaidAnswer> | Promise<Partial<SaidAnswer>>,
): Pick<OllamaClient, 'chat'> {
  return {
    chat: async ({ messages }) => {
      const said = {
        categories: [],
        explanation: 'Because it is about that.',
        interest: 8,
        new_category: '',
        quality: 6,
        ...(await answer(messages.map(({ content }) => content).join('\n'))),
      };
      const metrics = {
        totalMs: 20,
        loadMs: 0,
        promptTokens: 900,
        promptMs: 10,
        generatedTokens: 70,
        generatedMs: 10,
      };
      return succeeded({ content: JSON.stringify(said), thinking: '', doneReason: 'stop', metrics });
    },
  };
}

/** An installed chat model as Ollama lists it. */
export function makeInstalledModel(model: Partial<InstalledModel> = {}): InstalledModel {
  return {
    name: 'granite4.1:3b',
    size: 2_104_930_113,
    parameter_size: '3.4B',
    quantization: 'Q4_K_M',
    family: 'granite',
    is_loaded: true,
    digest: 'a'.repeat(64),
    capabilities: ['completion', 'tools'],
    context_length: 131_072,
    can_judge: true,
    can_embed: false,
    remote: false,
    ...model,
  };
}
