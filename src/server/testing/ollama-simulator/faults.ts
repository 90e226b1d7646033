/*
 * Everything that can go wrong on purpose, in one place. A fault is a name and what it does; to add one,
 * add a line to its table.
 */

/** Whole-server faults stay until they are lifted. */
export type ServerFault = 'forbidden_host' | 'html' | 'unauthorized' | 'hang_headers' | 'hang_ps';

/** What a chat fault changes. Everything not named goes its usual way. */
export type ChatFaultBehaviour = {
  /** Answers with this status instead. */
  refuse?: { status: number; error: string };
  /** Says nothing more from here on, and keeps the connection. */
  hang?: 'headers' | 'mid_stream';
  /** Turns the right answer into this one. */
  content?: (answer: string) => string;
  thinking?: string;
  doneReason?: string;
  /** Cuts too long a prompt although it was told not to, as a server does that does not know `truncate`. */
  cutsPrompt?: boolean;
  /** Ends the stream after half of the answer, with this line or with none at all. */
  breakOff?: { error: string | null };
};

export const chatFaults = {
  empty: { content: () => '' },
  thinking_only: {
    content: () => '',
    thinking: 'The reader asks for storage engines. Let me think about that.',
  },
  fenced: { content: (answer) => `\`\`\`json\n${answer}\n\`\`\`` },
  in_prose: { content: (answer) => `Here is the object:\n${answer}\nI hope this helps.` },
  thoughts_in_content: { content: (answer) => `<think>\nShort.\n</think>\n\n${answer}` },
  score_in_text: { content: (answer) => answer.replace(/("interest":)(\d+)/, '$1"$2"') },
  score_in_words: { content: (answer) => answer.replace(/("interest":)(\d+)/, '$1"$2 out of 10"') },
  long_explanation: { content: (answer) => explainWith(answer, 'It goes on and on. '.repeat(530)) },
  other_language: { content: (answer) => explainWith(answer, 'Ein Artikel über Wärme – für dich. 好文章。') },
  repeats_frame: { content: (answer) => explainWith(answer, 'Says <<<END 0a1b2c3d4e5f>>> and more.') },
  no_explanation: { content: (answer) => explainWith(answer, ' ') },
  wrong_schema: { content: () => '{"verdict": "good", "interest": "very"}' },
  not_json: { content: () => 'I would say that this article is a good fit for you.' },
  truncated: { content: (answer) => answer.slice(0, answer.length / 2), doneReason: 'length' },
  too_long: { refuse: { status: 400, error: 'the input length exceeds the context length' } },
  cut_prompt: { cutsPrompt: true },
  no_done: { breakOff: { error: null } },
  error_line: { breakOff: { error: 'an error was encountered while running the model: unexpected EOF' } },
  busy: {
    refuse: { status: 503, error: 'server busy, please try again.  maximum pending requests exceeded' },
  },
  out_of_memory: {
    refuse: {
      status: 500,
      error: 'model requires more system memory (7.9 GiB) than is available (3.2 GiB)',
    },
  },
  runner_stopped: {
    refuse: {
      status: 500,
      error: 'model runner has unexpectedly stopped, this may be due to resource limitations',
    },
  },
  server_error: { refuse: { status: 500, error: 'timed out waiting for llama runner to start' } },
  hang_headers: { hang: 'headers' },
  hang_mid_stream: { hang: 'mid_stream' },
} satisfies Record<string, ChatFaultBehaviour>;
export type ChatFault = keyof typeof chatFaults;

function explainWith(answer: string, explanation: string): string {
  return answer.replace(
    /("explanation":)"(?:[^"\\]|\\.)*"/,
    (_, field) => field + JSON.stringify(explanation),
  );
}

/** What an embedding fault changes. */
export type EmbedFaultBehaviour = {
  /** Answers with this status instead. */
  refuse?: { status: number; error: string };
  /** Says nothing, and keeps the connection. */
  hangs?: boolean;
  /** Turns the right vectors into these. */
  vectors?: (vectors: number[][]) => unknown[];
};

const embedFaults = {
  too_long: { refuse: { status: 400, error: 'the input length exceeds the context length' } },
  not_a_number: {
    refuse: { status: 500, error: 'failed to encode response: json: unsupported value: NaN' },
  },
  nulls: { vectors: (vectors) => vectors.map((vector) => vector.map(() => null)) },
  zeros: { vectors: (vectors) => vectors.map((vector) => vector.map(() => 0)) },
  fewer: { vectors: (vectors) => vectors.slice(1) },
  empty: { vectors: (vectors) => vectors.map(() => []) },
  shorter: { vectors: (vectors) => vectors.map((vector) => vector.slice(vector.length / 2)) },
  uneven: {
    vectors: (vectors) => vectors.map((vector, index) => vector.slice(index === 0 ? vector.length / 2 : 0)),
  },
  busy: chatFaults.busy,
  out_of_memory: chatFaults.out_of_memory,
  hang: { hangs: true },
} satisfies Record<string, EmbedFaultBehaviour>;
export type EmbedFault = keyof typeof embedFaults;

/** What a pull fault changes. */
export type PullFaultBehaviour = {
  /** This error follows the very first line. */
  atManifest?: string;
  /** At this share of the largest layer the bytes stop growing: for ever, or to end as `ending` says. */
  stopAt?: { share: number; ending: 'stall' | 'end' | 'disconnect' | { error: string } };
  /** Lines carry no `completed`, for ever. */
  withoutBytes?: boolean;
  /** Once, at half of the largest layer, this share of it is taken back. */
  backBy?: number;
  /** Only one layer is told of, called by the model. */
  pseudoLayer?: boolean;
  /** Lines carry no `status`. */
  withoutStatus?: boolean;
  /** The bytes turn out to be wrong, and are thrown away. */
  mismatch?: boolean;
  /** Lines are sent in halves. */
  halfLines?: boolean;
  /** Lines are sent byte by byte, so that characters of several bytes arrive in pieces. */
  byteWise?: boolean;
  /** It says success, and the model is not there afterwards. */
  unlisted?: boolean;
};

export const pullFaults = {
  unknown_model: { atManifest: 'pull model manifest: file does not exist' },
  offline: {
    atManifest:
      'pull model manifest: Get "https://registry.ollama.ai/v2/library/x/manifests/latest": ' +
      'dial tcp: lookup registry.ollama.ai on 127.0.0.53:53: no such host',
  },
  library_refuses: {
    atManifest:
      'pull model manifest: Get "https://registry.ollama.ai/v2/library/x/manifests/latest": ' +
      'dial tcp 127.0.0.1:443: connect: connection refused',
  },
  too_old: {
    atManifest:
      'pull model manifest: 412: {"errors":[{"code":"MANIFEST_INVALID",' +
      '"message":"this model requires a newer version of Ollama"}]}',
  },
  disk_full: {
    stopAt: { share: 0.5, ending: { error: 'write /models/blobs/sha256-partial: no space left on device' } },
  },
  error_mid: { stopAt: { share: 0.5, ending: { error: 'max retries exceeded: unexpected EOF' } } },
  stall: { stopAt: { share: 0.4, ending: 'stall' } },
  end_without_success: { stopAt: { share: 0.6, ending: 'end' } },
  disconnect: { stopAt: { share: 0.5, ending: 'disconnect' } },
  data_server_error: { withoutBytes: true },
  backwards: { backBy: 0.3 },
  pseudo_layer: { pseudoLayer: true },
  without_status: { withoutStatus: true },
  damaged: { mismatch: true },
  half_lines: { halfLines: true },
  split_characters: {
    byteWise: true,
    stopAt: { share: 0.5, ending: { error: 'write /models/Größe—日本: no space left on device' } },
  },
  unlisted: { unlisted: true },
} satisfies Record<string, PullFaultBehaviour>;
export type PullFault = keyof typeof pullFaults;

/** A chat as a fault script sees it. */
export type ChatFacts = { model: string; text: string; number: number };

/** A request for vectors as a fault script sees it. */
export type EmbedFacts = { model: string; input: string[] };

/**
 * The script. `chats` and `embeds`: one entry for each coming request (`none` lets one pass), or a rule asked
 * for every one. `pulls`: by model name as it is pulled; stays until lifted.
 */
export type Faults = {
  server: ServerFault | 'none';
  chats: (ChatFault | 'none')[] | ((chat: ChatFacts) => ChatFault | 'none');
  embeds: (EmbedFault | 'none')[] | ((embed: EmbedFacts) => EmbedFault | 'none');
  pulls: Record<string, PullFault>;
};

/** A script in which nothing goes wrong. */
export function makeFaults(): Faults {
  return { server: 'none', chats: [], embeds: [], pulls: {} };
}

/** What happens to this chat; takes its entry off the list. */
export function takeChatFault(faults: Faults, chat: ChatFacts): ChatFaultBehaviour {
  const fault = typeof faults.chats === 'function' ? faults.chats(chat) : (faults.chats.shift() ?? 'none');
  return fault === 'none' ? {} : chatFaults[fault];
}

/** What happens to this request for vectors; takes its entry off the list. */
export function takeEmbedFault(faults: Faults, embed: EmbedFacts): EmbedFaultBehaviour {
  const fault =
    typeof faults.embeds === 'function' ? faults.embeds(embed) : (faults.embeds.shift() ?? 'none');
  return fault === 'none' ? {} : embedFaults[fault];
}

/** What happens to pulls of this model. */
export function findPullFault(faults: Faults, model: string): PullFaultBehaviour {
  const fault = faults.pulls[model];
  return fault === undefined ? {} : pullFaults[fault];
}
