import { z } from 'zod';
import { ollamaHealthSchema } from './ollama.ts';

const addressSchema = z.string().trim().min(1).max(2_000);

/** Names are tokens (RFC 9110, 5.6.2); values hold no line breaks, so that nothing can be smuggled behind them. */
const headersSchema = z
  .record(
    z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/),
    z
      .string()
      .max(4_096)
      .regex(/^[\t\x20-\x7e]*$/),
  )
  .refine((headers) => Object.keys(headers).length <= 20, 'at most 20 headers');

/** Without an address the one in use is tested. Headers come on top of the configured ones, and are not kept. */
export const connectionTestRequestSchema = z.strictObject({
  url: addressSchema.optional(),
  headers: headersSchema.optional(),
});

export const connectionChangeSchema = z.strictObject({ url: addressSchema });

/** How Ollama answers at an address, written out in full. */
export const connectionSchema = ollamaHealthSchema.extend({ url: z.string() });
export type Connection = z.infer<typeof connectionSchema>;
