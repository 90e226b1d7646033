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
  UND_ERR_HEADERS_OVERFLOW: 'bad_answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'bad_answer',
};

/** OpenSSL's verification errors (X509_V_ERR_…) and Node's own, as they appear in `code`. */
const tlsCode =
  /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_)/;
/** What undici says of a 100 or a 101 that nobody asked for; the code is that of every broken connection. */
const badAnswers = new Set(['bad response', 'bad upgrade']);

/** Turns what connecting, sending or receiving threw into a kind and one line of detail. */
export function failureOfError(error: unknown): ConnectFailure {
  const errors = chain(error);
  for (const one of errors) {
    const kind = kindOf(one);
    if (kind) return { kind, detail: kind === 'private_address' ? one.message : describe(one) };
  }
  const [first] = errors;
  return { kind: 'network', detail: first ? describe(first) : 'unknown error' };
}

function kindOf(error: Error): FetchFailureKind | undefined {
  const code = codeOf(error);
  if (tlsCode.test(code)) return 'tls';
  // The parser's errors carry a code only sometimes.
  if (error.name === 'HTTPParserError' || badAnswers.has(error.message)) return 'bad_answer';
  return kindOfCode[code];
}

/** The code, else what the message says at its end in brackets, else the message. */
function describe(error: Error): string {
  const code = codeOf(error);
  if (code !== '') return code;
  return (/\(([^()]+)\)$/.exec(error.message)?.[1] ?? error.message).slice(0, 200);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The error, the errors it gathers (one for each address that was tried), and its causes. */
function chain(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 3) return [];
  const gathered =
    error instanceof AggregateError ? error.errors.flatMap((one) => chain(one, depth + 1)) : [];
  return [error, ...gathered, ...chain(error.cause, depth + 1)];
}
