import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { privateAddressCode } from './guarded-connect.ts';

type ConnectFailure = { kind: FetchFailureKind; detail: string };

const kindOfCode: Record<string, FetchFailureKind> = {
  [privateAddressCode]: 'private_address',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  // What TLS clients see when the other side does not speak TLS at all.
  EPROTO: 'tls',
};

/** OpenSSL's verification errors (X509_V_ERR_…) and Node's own, as they appear in `code`. */
const tlsCode =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)/;

/** Turns what connecting, sending or receiving threw into a kind and one line of detail. */
export function failureOfError(error: unknown): ConnectFailure {
  for (const one of chain(error)) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    const kind = kindOfCode[code] ?? (tlsCode.test(code) ? 'tls' : undefined);
    if (kind) return { kind, detail: kind === 'private_address' ? one.message : code };
  }
  const [first] = chain(error);
  const code = first && 'code' in first && typeof first.code === 'string' ? first.code : null;
  return { kind: 'network', detail: code ?? first?.message.slice(0, 200) ?? 'unknown error' };
}

/** The error, the errors it gathers (one for each address that was tried), and its causes. */
function chain(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 3) return [];
  const gathered =
    error instanceof AggregateError ? error.errors.flatMap((one) => chain(one, depth + 1)) : [];
  return [error, ...gathered, ...chain(error.cause, depth + 1)];
}
