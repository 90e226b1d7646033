import { readPrompt } from '#server/testing/ollama-simulator/read-prompt.ts';
import { ANTI_INTERESTS, INTERESTS } from './judge-all.ts';

/** Tokens of an answer that nobody asked to be short. */
const ANSWER_TOKENS = 300;

type OurChat = {
  model: string;
  messages: { role: string; content: string }[];
  options: { num_ctx: number };
};

/**
 * The same article, judged the way that most programs do it: one call for the topics and one for the score, the time
 * and the article before the instructions, a free answer. The instructions are far shorter than ours, which
 * favours this way. Returns the bodies of both requests.
 */
export function describeUsualWay({ model, messages, options }: OurChat): string[] {
  const { article, categories } = readPrompt(messages);
  const frame = (task: string) =>
    [
      `It is ${new Date().toISOString()}.`,
      `Article from ${article.feed}: ${article.title}\n\n${article.text}`,
      task,
    ].join('\n\n');
  const names = categories.map(({ name }) => name).join(', ');
  return [
    frame(
      `Which of these topics is the article about? ${names}\nName at most three, or a new one, and explain your choice. Answer as JSON.`,
    ),
    frame(
      `I am interested in:\n${INTERESTS}\nI am not interested in:\n${ANTI_INTERESTS}\nHow interesting is the article for me, from 0 to 10, and how good is it? Explain why. Answer as JSON.`,
    ),
  ].map((content) =>
    JSON.stringify({
      model,
      messages: [{ role: 'user', content }],
      format: { type: 'object', properties: { explanation: { type: 'string' } }, required: ['explanation'] },
      stream: true,
      options: { num_ctx: options.num_ctx, num_predict: ANSWER_TOKENS },
    }),
  );
}
