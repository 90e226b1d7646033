import { z } from 'zod';

/** A row's id. */
export const rowIdSchema = z.int().positive();

/** Epoch ms within the years 1 to 9999: what can be written as a date with four digits. */
export const momentSchema = z.int().min(-62_135_596_800_000).max(253_402_300_799_999);

/** A name, a title, an id of a feed's own. Nothing of ours is that long; it only has to have an end. */
export const shortTextSchema = z.string().max(100_000);

/** HTML, or the text of an article. */
export const longTextSchema = z.string().max(50_000_000);

export const countSchema = z.int().nonnegative();

export const flagSchema = z.literal([0, 1]);

/** A link that may be shown: of the web, so that no click runs a script. */
export const webAddressSchema = z
  .string()
  .max(10_000)
  .refine(isWebAddress, 'only addresses with http: or https: can be taken');

function isWebAddress(address: string): boolean {
  const protocol = URL.parse(address)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}
