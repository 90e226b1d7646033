/**
 * Cuts a byte stream into its lines, however the network cut it into chunks: a line or a character may
 * arrive in halves. Blank lines are dropped; a last line without a line end counts.
 *
 * Throws when a line grows beyond `longestLine` characters, so that a broken server cannot fill memory.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longestLine: number,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      refuseOver(longestLine, line);
      if (line.trim() !== '') yield line;
    }
    refuseOver(longestLine, rest);
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield rest;
}

function refuseOver(limit: number, line: string) {
  if (line.length > limit) throw new Error(`A line of the answer was longer than ${limit} characters.`);
}

/** The value a text of JSON stands for, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
