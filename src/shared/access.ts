import { z } from 'zod';
import { findPasswordProblem, MAX_PASSWORD } from './password-rules.ts';

/** A password as somebody typed it: any text that is not absurdly long. */
const givenPasswordSchema = z.string().max(MAX_PASSWORD * 4, 'This is longer than any password');

const newPasswordSchema = givenPasswordSchema.superRefine((password, context) => {
  const problem = findPasswordProblem(password);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/**
 * What stands between this browser and Winnow. `granted`: nothing. `login`: it has to log in. `proxy`: Winnow is
 * served only through the proxy that logs people in, and this request did not come from there.
 */
export const sessionStateSchema = z.object({ access: z.enum(['granted', 'login', 'proxy']) });
export type SessionState = z.infer<typeof sessionStateSchema>;

export const loginSchema = z.strictObject({ password: givenPasswordSchema });

export const passwordChangeSchema = z.strictObject({
  password: newPasswordSchema,
  /** Needed where there is one. */
  current_password: givenPasswordSchema.optional(),
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

export const passwordRemovalSchema = z.strictObject({ current_password: givenPasswordSchema });

/** How Winnow is reached and what protects it. */
export const accessStateSchema = z.object({
  listens_on: z.object({
    host: z.string(),
    /** True where only this machine reaches that address. */
    loopback: z.boolean(),
  }),
  public_url: z.string().nullable(),
  /** `configured`: by `auth.password_hash`, which is changed there. */
  password: z.enum(['none', 'saved', 'configured']),
  password_changed_at: z.iso.datetime().nullable(),
  /** False where Winnow would be open to others without it. */
  password_removable: z.boolean(),
  /** The header in which a proxy names who logged in; null: none is trusted. */
  proxy_header: z.string().nullable(),
  trusted_proxies: z.array(z.string()),
  /** This very request, as Winnow sees it. */
  you: z.object({
    via: z.enum(['open', 'session', 'token', 'proxy']),
    /** Who the proxy says it is; null without one. */
    user: z.string().nullable(),
    address: z.string(),
    /** The proxy that it came through, if that one is trusted. */
    trusted_proxy: z.string().nullable(),
    /** A proxy brought it that is not trusted: its word about your address does not count. */
    untrusted_proxy: z.boolean(),
    https: z.boolean(),
  }),
});
export type AccessState = z.infer<typeof accessStateSchema>;

/** A browser that is logged in. */
export const sessionSchema = z.object({
  id: z.number().int(),
  created_at: z.iso.datetime(),
  /** To within five minutes. */
  seen_at: z.iso.datetime(),
  address: z.string(),
  user_agent: z.string(),
  /** The one that asks. */
  current: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

export const tokenScopeSchema = z.enum(['read', 'write'], { error: 'A token may read or write' });
export type TokenScope = z.infer<typeof tokenScopeSchema>;

/** The longest name of a token, in characters. */
const MAX_TOKEN_NAME = 100;

export const newTokenSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Give the token a name')
    .max(MAX_TOKEN_NAME, `A name has at most ${MAX_TOKEN_NAME} characters`),
  scope: tokenScopeSchema,
});
export type NewToken = z.infer<typeof newTokenSchema>;

export const tokenSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  scope: tokenScopeSchema,
  created_at: z.iso.datetime(),
  /** To within five minutes; null: never. */
  used_at: z.iso.datetime().nullable(),
});
export type Token = z.infer<typeof tokenSchema>;

/** With the token itself, which is told this once. */
export const createdTokenSchema = tokenSchema.extend({ token: z.string() });
export type CreatedToken = z.infer<typeof createdTokenSchema>;
