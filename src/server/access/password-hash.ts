import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { normalisePassword } from '#shared/password-rules.ts';

type Parameters = { costLog2: number; blockSize: number; parallel: number };

/**
 * scrypt as OWASP's password storage cheat sheet has it: N 2^15, r 8, p 3 is one of its equally strong settings,
 * and takes 32 MB, which every machine has that runs a model. Some tenths of a second.
 */
const current: Parameters = { costLog2: 15, blockSize: 8, parallel: 3 };

/** The most that a hash from a configuration may ask for: 256 MB. */
const LARGEST = { costLog2: 18, blockSize: 8, parallel: 16 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/**
 * Makes the text that is kept of a password: `scrypt:15:8:3:salt:hash`, the parameters first, so that they may
 * grow. Without `$`, which shells and compose files would take for a variable.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, current);
  const { costLog2, blockSize, parallel } = current;
  return [
    'scrypt',
    costLog2,
    blockSize,
    parallel,
    salt.toString('base64url'),
    hash.toString('base64url'),
  ].join(':');
}

/** Whether this is the password; `outdated` when a new hash of it would be a stronger one. */
export async function checkPassword(
  password: string,
  kept: string,
): Promise<{ right: boolean; outdated: boolean }> {
  const parsed = parseHash(kept);
  if (!parsed) throw new Error('The kept hash of the password cannot be read.');
  const hash = await derive(password, parsed.salt, parsed.parameters);
  return { right: timingSafeEqual(hash, parsed.hash), outdated: isWeaker(parsed.parameters) };
}

/** Whether a text is a hash that can be checked, with parameters that this machine can be asked for. */
export function isPasswordHash(text: string): boolean {
  return parseHash(text) !== null;
}

function parseHash(text: string): { parameters: Parameters; salt: Buffer; hash: Buffer } | null {
  const [method, cost, size, lanes, salt = '', hash = '', ...rest] = text.split(':');
  const parameters = { costLog2: Number(cost), blockSize: Number(size), parallel: Number(lanes) };
  const bytes = { salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
  const readable = method === 'scrypt' && rest.length === 0 && bytes.hash.length === HASH_BYTES;
  return readable && isInReach(parameters) ? { parameters, ...bytes } : null;
}

function isInReach({ costLog2, blockSize, parallel }: Parameters): boolean {
  const within = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  return (
    within(costLog2, LARGEST.costLog2) &&
    within(blockSize, LARGEST.blockSize) &&
    within(parallel, LARGEST.parallel)
  );
}

function isWeaker({ costLog2, blockSize, parallel }: Parameters): boolean {
  const work = (parameters: Parameters) =>
    2 ** parameters.costLog2 * parameters.blockSize * parameters.parallel;
  return work({ costLog2, blockSize, parallel }) < work(current);
}

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

function derive(
  password: string,
  salt: Buffer,
  { costLog2, blockSize, parallel }: Parameters,
): Promise<Buffer> {
  const N = 2 ** costLog2;
  // What it needs (128 · N · r), and a little for itself.
  const maxmem = 128 * N * blockSize + 1024 * 1024 * (1 + parallel);
  return scryptAsync(normalisePassword(password), salt, HASH_BYTES, { N, r: blockSize, p: parallel, maxmem });
}
