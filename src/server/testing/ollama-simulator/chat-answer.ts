import { type Clock, sleep } from '#server/platform/clock.ts';
import { beginLines, sendError, sendJson, sendLine, timestamp } from './answer.ts';
import type { ChatFaultBehaviour } from './faults.ts';
import { fillSchema } from './fill-schema.ts';
import { asksForGroups, groupCategories } from './group-categories.ts';
import { judge } from './judge.ts';
import { countTokens, tokensToEvaluate } from './prefix-cache.ts';
import type { Turn, Wanted } from './runners.ts';
import type { Exchange, Simulation } from './simulation.ts';

export type ChatBody = {
  model: string;
  messages: { role: string; content: string }[];
  format?: unknown;
  think?: boolean | string | undefined;
  stream: boolean;
  options: { num_predict: number };
};

/** A chat that is neither refused nor empty. `text` is the whole prompt as the model gets it. */
export type Chat = { body: ChatBody; wanted: Wanted; text: string; fault: ChatFaultBehaviour };

type Answer = {
  thinking: string[];
  content: string[];
  doneReason: string;
  breakOff: { error: string | null } | null;
};

/** Waits for a slot, evaluates the prompt in the time that takes, and answers at the set speed. */
export async function answerChat(simulation: Simulation, exchange: Exchange, chat: Chat): Promise<void> {
  const turn = await simulation.runners.takeTurn(chat.wanted, chat.text);
  if (turn === 'busy') {
    return sendError(
      exchange.response,
      503,
      'server busy, please try again.  maximum pending requests exceeded',
    );
  }
  try {
    if (!exchange.signal.aborted) await speak(simulation, exchange, { ...chat, turn });
  } finally {
    turn.release();
  }
}

async function speak(simulation: Simulation, { response, signal }: Exchange, chat: Chat & { turn: Turn }) {
  const { clock } = simulation.options;
  const { body } = chat;
  const work = startWork(clock, signal);
  const answer = composeAnswer(chat);
  const evaluated = await evaluatePrompt(simulation, work, chat);
  if (signal.aborted) return;
  const line = (message: object) => ({
    model: body.model,
    created_at: timestamp(clock.now()),
    message: { role: 'assistant', ...message },
  });
  if (body.stream) beginLines(response);
  for (const message of messagesOf(answer)) {
    await work(millisecondsAt(simulation.options.generatedTokensPerSecond));
    if (signal.aborted) return;
    if (body.stream) sendLine(response, { ...line(message), done: false });
  }
  if (chat.fault.hang === 'mid_stream') return;
  if (answer.breakOff) {
    if (answer.breakOff.error !== null) sendLine(response, { error: answer.breakOff.error });
    response.end();
    return;
  }
  const end = {
    done: true,
    done_reason: answer.doneReason,
    ...metrics(simulation, answer, { ...chat, evaluated }),
  };
  if (body.stream) {
    sendLine(response, { ...line({ content: '' }), ...end });
    response.end();
  } else {
    const thinking = answer.thinking.length > 0 ? { thinking: answer.thinking.join('') } : {};
    sendJson(response, 200, { ...line({ content: answer.content.join(''), ...thinking }), ...end });
  }
}

function* messagesOf({ thinking, content }: Answer) {
  for (const token of thinking) yield { content: '', thinking: token };
  for (const token of content) yield { content: token };
}

/** Resolves to the number of tokens that were not in the slot's memory. */
async function evaluatePrompt(
  { options }: Simulation,
  work: Work,
  { turn, text }: { turn: Turn; text: string },
): Promise<number> {
  const kept = keepWhatFits(text, turn.runner.contextLength);
  const evaluated = tokensToEvaluate(turn.slot, kept);
  turn.slot.prompt = kept;
  await work(evaluated * millisecondsAt(options.promptTokensPerSecond));
  return evaluated;
}

/** Waits for as long as a piece of work takes on the simulated machine, in milliseconds. */
type Work = (milliseconds: number) => Promise<void>;

/**
 * Every piece is due at a time counted from the beginning, so that a timer that fires late on a busy
 * machine delays only its own piece and the speed of the whole answer stays as it was set.
 */
function startWork(clock: Clock, signal: AbortSignal): Work {
  let due = clock.now();
  return async (milliseconds) => {
    if (milliseconds === 0) return;
    due += milliseconds;
    const left = due - clock.now();
    if (left > 0) await sleep(clock, left, signal);
  };
}

/** What one token takes. A speed of 0 means: at once. */
function millisecondsAt(tokensPerSecond: number): number {
  return tokensPerSecond > 0 ? 1_000 / tokensPerSecond : 0;
}

/** Too long a prompt loses its beginning, without a word: the interests go first. */
function keepWhatFits(text: string, contextLength: number): string {
  return countTokens(text) <= contextLength ? text : text.slice(-contextLength * 4);
}

function composeAnswer({ body, wanted, text, fault }: Chat): Answer {
  const kept = keepWhatFits(text, wanted.contextLength);
  const messages = kept === text ? body.messages : [{ role: 'user', content: kept }];
  const right = answerRightly(body, messages);
  const full = splitTokens(fault.content?.(right) ?? right);
  const limit = body.options.num_predict > 0 ? body.options.num_predict : full.length;
  const half = Math.ceil(full.length / 2);
  const isCut = fault.breakOff !== undefined || fault.hang === 'mid_stream';
  return {
    thinking:
      thinks(body, wanted) || fault.thinking
        ? splitTokens(fault.thinking ?? 'What does the reader want?')
        : [],
    content: full.slice(0, isCut ? half : limit),
    doneReason: fault.doneReason ?? (full.length > limit ? 'length' : 'stop'),
    breakOff: fault.breakOff ?? null,
  };
}

function answerRightly({ format }: ChatBody, messages: ChatBody['messages']): string {
  const prompt = messages.map(({ content }) => content).join('\n');
  if (asksForGroups(prompt)) return groupCategories(prompt);
  const verdict = judge(messages);
  return format === undefined ? verdict.explanation : fillSchema(format, verdict);
}

function thinks({ think }: ChatBody, { model }: Wanted): boolean {
  return model.capabilities.includes('thinking') && (think !== false || model.family === 'gptoss');
}

/** Pieces as a tokenizer would make them: a few characters, a blank at their front. */
function splitTokens(text: string): string[] {
  return text.match(/\s*[\p{L}\p{N}]{1,6}|\s*[^\s\p{L}\p{N}]|\s+/gu) ?? [];
}

function metrics(
  { options }: Simulation,
  answer: Answer,
  { turn, text, evaluated }: { turn: Turn; text: string; evaluated: number },
) {
  const generated = Math.max(1, answer.content.length + answer.thinking.length);
  const load = nanoseconds(turn.loadMs);
  const prompt = nanoseconds(millisecondsFor(evaluated, options.promptTokensPerSecond));
  const generation = nanoseconds(millisecondsFor(generated, options.generatedTokensPerSecond));
  return {
    total_duration: load + prompt + generation,
    load_duration: load,
    prompt_eval_count: Math.min(countTokens(text), turn.runner.contextLength),
    prompt_eval_duration: prompt,
    eval_count: generated,
    eval_duration: generation,
  };
}

/** Without a set speed a token counts as a microsecond, so that no duration is zero. */
function millisecondsFor(tokens: number, perSecond: number): number {
  return perSecond > 0 ? (tokens / perSecond) * 1_000 : tokens / 1_000;
}

/** Never zero: Go would leave the field out. */
function nanoseconds(milliseconds: number): number {
  return Math.max(1_000, Math.round(milliseconds * 1_000_000));
}
