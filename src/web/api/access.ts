import { queryOptions } from '@tanstack/react-query';
import type { NewToken, PasswordChange } from '#shared/access.ts';
import { client, unwrap } from './client.ts';

/** Whether this browser has to log in. Answers everybody. */
export function sessionStateQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: () => unwrap(client.api.session.$get()),
    staleTime: 0,
  });
}

/** Throws `ApiError` wrong_password, or too_many_tries with `details.retry_after_seconds`. */
export function logIn(password: string) {
  return unwrap(client.api.session.$post({ json: { password } }));
}

export function logOut() {
  return unwrap(client.api.session.$delete());
}

/** How Winnow is reached, and what protects it. */
export function accessQuery() {
  return queryOptions({
    queryKey: ['access', 'state'],
    queryFn: () => unwrap(client.api.access.$get()),
  });
}

/** Throws as {@link logIn}, and `ApiError` local_only where the first one is not set on the machine itself. */
export function changePassword(change: PasswordChange) {
  return unwrap(client.api.access.password.$put({ json: change }));
}

export function removePassword(currentPassword: string) {
  return unwrap(client.api.access.password.remove.$post({ json: { current_password: currentPassword } }));
}

/** The browsers that are logged in. */
export function sessionsQuery() {
  return queryOptions({
    queryKey: ['access', 'sessions'],
    queryFn: async () => (await unwrap(client.api.sessions.$get())).sessions,
  });
}

export function endSession(id: number) {
  return unwrap(client.api.sessions[':id'].$delete({ param: { id: String(id) } }));
}

export function endOtherSessions() {
  return unwrap(client.api.sessions['log-out-others'].$post());
}

export function tokensQuery() {
  return queryOptions({
    queryKey: ['access', 'tokens'],
    queryFn: async () => (await unwrap(client.api.tokens.$get())).tokens,
  });
}

/** Answers with the token's text, this once. */
export function createToken(token: NewToken) {
  return unwrap(client.api.tokens.$post({ json: token }));
}

export function revokeToken(id: number) {
  return unwrap(client.api.tokens[':id'].$delete({ param: { id: String(id) } }));
}
