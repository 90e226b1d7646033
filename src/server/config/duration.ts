import { z } from 'zod';

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
const pattern = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)$/;

/** A length of time as people write it (`500ms`, `5 s`, `10m`), read into milliseconds. */
export const durationSchema = z.string().transform((text, context) => {
  const match = pattern.exec(text.trim());
  const unit = match?.[2] as keyof typeof units | undefined;
  if (!match || !unit) {
    context.addIssue({ code: 'custom', message: 'write a number and a unit: 500ms, 5s, 10m or 1h' });
    return z.NEVER;
  }
  return Number(match[1]) * units[unit];
});
