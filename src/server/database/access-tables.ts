import type { Generated } from 'kysely';

/** Tables of the room access; listed in schema.ts. */

export type SessionTable = {
  id: Generated<number>;
  /** SHA-256 of the secret in the cookie, in hexadecimal. */
  secret_hash: string;
  created_at: number;
  /** When it was used last, to within five minutes. */
  seen_at: number;
  /** Where it was used from last. */
  address: string;
  user_agent: string;
};

export type ApiTokenTable = {
  id: Generated<number>;
  name: string;
  scope: 'read' | 'write';
  /** SHA-256 of its secret, in hexadecimal. */
  secret_hash: string;
  created_at: number;
  used_at: number | null;
};
