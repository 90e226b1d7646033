import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const recordingSchema = z.object({
  name: z.string(),
  about: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    /** A text was sent as it stands, anything else as JSON. */
    body: z.unknown(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    ended: z.enum(['complete', 'aborted by client']),
  }),
});

/** An exchange with a real Ollama. */
export type Recording = z.infer<typeof recordingSchema>;

const folder = new URL('./fixtures/', import.meta.url);

/** One recorded exchange by its name, as in `chat-schema`. */
export function readRecording(name: string): Recording {
  return recordingSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
}

/** The names of all recorded exchanges. */
export function listRecordings(): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => file.slice(0, -'.json'.length)).sort();
}
