import { describe, expect, it } from 'vitest';
import { readRecording } from '#server/testing/ollama-simulator/read-recording.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import { classifyAnswer, classifyErrorLine, classifyTransportError } from './classify-failure.ts';

describe('a refusal of a real Ollama', () => {
  const expected: [recording: string, OllamaErrorClass][] = [
    ['forbidden-host', 'forbidden_host'],
    ['forbidden-origin', 'forbidden_host'],
    ['chat-missing-model', 'model_missing'],
    ['show-missing', 'model_missing'],
    ['embed-missing', 'model_missing'],
    ['delete-missing', 'model_missing'],
    ['chat-embedding-model', 'unsupported'],
    ['chat-think-unsupported', 'unsupported'],
    ['chat-too-long-no-truncate', 'too_long'],
    ['embed-too-long', 'too_long'],
    ['chat-busy', 'busy'],
    ['chat-cloud-disabled', 'cloud_disabled'],
    ['pull-bad-name', 'bad_name'],
    ['pull-empty-name', 'bad_name'],
    ['chat-empty-name', 'bad_name'],
    ['chat-bad-json', 'other'],
    ['chat-bad-schema', 'other'],
    ['not-found-path', 'not_ollama'],
    ['method-not-allowed', 'not_ollama'],
  ];
  it.each(expected)('%s is %s', (name, errorClass) => {
    const { status, body } = readRecording(name).response;
    expect(classifyAnswer({ status, body })).toMatchObject({ class: errorClass, status });
  });
});

describe('an error line of a real pull', () => {
  const expected: [recording: string, OllamaErrorClass][] = [
    ['pull-unknown', 'not_found'],
    ['pull-too-old', 'too_old'],
    ['pull-damaged', 'damaged'],
    ['pull-no-dns', 'offline'],
    ['pull-offline', 'offline'],
  ];
  it.each(expected)('%s is %s', (name, errorClass) => {
    const line = readRecording(name).response.body.trim().split('\n').at(-1) ?? '';
    const { error } = JSON.parse(line);
    expect(classifyErrorLine(error)).toEqual({ class: errorClass, message: error, status: 200 });
  });
});

describe('an error line', () => {
  it.each<[string, OllamaErrorClass]>([
    ['write /models/blobs/sha256-1-partial: no space left on device', 'disk_full'],
    ['model requires more system memory (7.9 GiB) than is available (3.2 GiB)', 'out_of_memory'],
    ['llama runner process has terminated: signal: killed', 'out_of_memory'],
    ['model runner has unexpectedly stopped, this may be due to resource limitations', 'out_of_memory'],
    ['cudaMalloc failed: out of memory', 'out_of_memory'],
    ['max retries exceeded: unexpected EOF', 'other'],
    ['something nobody has seen', 'other'],
  ])('%s is %s', (words, errorClass) => {
    expect(classifyErrorLine(words).class).toBe(errorClass);
  });
});

describe('an answer of something between us and Ollama', () => {
  it.each<[number, string, OllamaErrorClass]>([
    [401, 'Unauthorized', 'unauthorized'],
    [403, '<html><title>403 Forbidden</title></html>', 'unauthorized'],
    [407, '', 'unauthorized'],
    [429, 'slow down', 'busy'],
    [502, '<html>Bad Gateway</html>', 'unreachable'],
    [503, '<html>Service Unavailable</html>', 'unreachable'],
    [504, '', 'unreachable'],
    [301, '', 'not_ollama'],
    [404, '<html>Not Found</html>', 'not_ollama'],
    [404, '{"error":{"code":404,"message":"File Not Found"}}', 'not_ollama'],
    [500, '<html>Internal Server Error</html>', 'other'],
  ])('%i with %j is %s', (status, body, errorClass) => {
    expect(classifyAnswer({ status, body }).class).toBe(errorClass);
  });

  it('never quotes a page, and no more than a line of anything else', () => {
    expect(classifyAnswer({ status: 500, body: '<html><p>Oh no' }).message).toBe('The answer was HTTP 500.');
    const long = classifyAnswer({ status: 500, body: JSON.stringify({ error: 'word\n'.repeat(1_000) }) });
    expect(long.message).toHaveLength(500);
    expect(long.message).not.toContain('\n');
  });
});

describe('an error below HTTP', () => {
  const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EHOSTUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'ECONNRESET',
    'UND_ERR_SOCKET',
  ])('%s is unreachable', (code) => {
    expect(classifyTransportError(withCode(code))).toEqual({
      class: 'unreachable',
      message: 'x',
      status: null,
    });
  });

  it('finds the reason within a group and behind another error', () => {
    const group = Object.assign(new AggregateError([new Error('connect ECONNREFUSED ::1:11434')]), {
      code: 'ECONNREFUSED',
    });
    expect(classifyTransportError(group)).toMatchObject({
      class: 'unreachable',
      message: 'connect ECONNREFUSED ::1:11434',
    });
    const wrapped = new Error('fetch failed', { cause: withCode('ENOTFOUND') });
    expect(classifyTransportError(wrapped).class).toBe('unreachable');
  });

  it('takes what is not HTTP for another server, and leaves the unknown unknown', () => {
    const parserError = Object.assign(new Error('Expected HTTP/'), { name: 'HTTPParserError' });
    expect(classifyTransportError(parserError).class).toBe('not_ollama');
    expect(classifyTransportError('odd')).toEqual({ class: 'other', message: 'odd', status: null });
  });
});
