import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, type Environment, loadConfig } from './load.ts';

function load(yaml: string, environment: Environment = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'winnow-config-')), 'winnow.yaml');
  writeFileSync(file, yaml);
  return loadConfig({ WINNOW_CONFIG: file, ...environment });
}

function mistakesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
  }
  return [];
}

describe('the configuration', () => {
  it('has defaults for everything', () => {
    const config = load('');
    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 8787 });
    expect(config.ollama).toMatchObject({
      url: 'http://localhost:11434',
      url_is_configured: false,
      health_timeout: 5_000,
    });
    expect(config.judging.concurrency).toBe(1);
  });

  it('takes the environment over the file and the file over the defaults', () => {
    const config = load('server:\n  port: 9000\nfeeds:\n  min_minutes: 30\n', { WINNOW_SERVER_PORT: '9001' });
    expect(config.server.port).toBe(9001);
    expect(config.feeds.min_minutes).toBe(30);
  });

  it('reads the usual OLLAMA_HOST in all the ways Ollama itself does', () => {
    expect(load('', { OLLAMA_HOST: '0.0.0.0' }).ollama.url).toBe('http://127.0.0.1:11434');
    expect(load('', { OLLAMA_HOST: 'nas.local:9999' }).ollama.url).toBe('http://nas.local:9999');
    expect(load('', { OLLAMA_HOST: 'https://ollama.example/api-root/' }).ollama.url).toBe(
      'https://ollama.example/api-root',
    );
    expect(load('ollama:\n  host: http://a:1\n', { OLLAMA_HOST: 'b:2' }).ollama.url).toBe('http://a:1');
  });

  it('reads lists and headers from the environment', () => {
    const config = load('', {
      WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '192.168.1.0/24, nas.local',
      WINNOW_OLLAMA_HEADERS: '{"Authorization":"Bearer x"}',
    });
    expect(config.fetch.allow_private_networks).toEqual(['192.168.1.0/24', 'nas.local']);
    expect(config.ollama.headers).toEqual({ Authorization: 'Bearer x' });
  });

  it('reports every mistake at once, each with its key', () => {
    const mistakes = mistakesOf(() =>
      load('server:\n  port: ninety\n  hots: x\nollama:\n  idle_timeout: soon\n', {
        WINNOW_SERVER_PROT: '1',
      }),
    );
    expect(mistakes.join('\n')).toMatch(/server\.port: write a whole number from 0 to 65535/);
    expect(mistakes.join('\n')).toMatch(/hots/);
    expect(mistakes.join('\n')).toMatch(/ollama\.idle_timeout.*500ms, 5s/);
    expect(mistakes.join('\n')).toMatch(/WINNOW_SERVER_PROT: no such setting/);
  });

  it.each([
    [
      'a proxy that is no address',
      { WINNOW_SERVER_TRUSTED_PROXIES: 'nginx.local' },
      /nginx\.local is neither/,
    ],
    ['half an address', { WINNOW_SERVER_TRUSTED_PROXIES: '10.1' }, /10\.1 is neither/],
    ['a header that anybody could send', { WINNOW_AUTH_PROXY_HEADER: 'Remote-User' }, /name the proxy/],
    [
      'a header that everybody may send',
      { WINNOW_AUTH_PROXY_HEADER: 'Remote-User', WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.1, 0.0.0.0/0' },
      /0\.0\.0\.0\/0 is everybody/,
    ],
    ['a header with another meaning', { WINNOW_AUTH_PROXY_HEADER: 'Cookie' }, /meaning of its own/],
    ['a password where its hash belongs', { WINNOW_AUTH_PASSWORD_HASH: 'open sesame' }, /password --print/],
    ['more days than a session lasts', { WINNOW_AUTH_SESSION_DAYS: '181' }, /session_days/],
  ])('refuses, of what says who may come in, %s', (_, environment, mistake) => {
    expect(mistakesOf(() => load('', environment)).join('\n')).toMatch(mistake);
  });

  it('trusts a header of a proxy that is named', () => {
    const environment = {
      WINNOW_AUTH_PROXY_HEADER: 'Remote-User',
      WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.1, fd00::/8',
    };
    expect(load('', environment)).toMatchObject({
      auth: { proxy_header: 'Remote-User' },
      server: { trusted_proxies: ['10.0.0.1', 'fd00::/8'] },
    });
  });

  it.each([
    'https://example.org',
    'https://example.org/',
    'http://127.0.0.1:8080/reader',
    'https://a.example/~me/feeds-2/',
  ])('takes a site or a folder in it as its public address: %s', (url) => {
    expect(load(`server:\n  public_url: ${url}\n`).server.public_url).toBe(url);
  });

  it.each([
    'example.org',
    'ftp://example.org',
    'https://example.org/?a=b',
    'https://example.org/#a',
    'https://example.org/a b/',
    'https://example.org/"><script>',
    'https://example.org//reader',
    'https://me@example.org/reader',
  ])('takes nothing else for it, which would stand in pages and cookies: %s', (url) => {
    const mistakes = mistakesOf(() => load('', { WINNOW_SERVER_PUBLIC_URL: url }));
    expect(mistakes.some((mistake) => mistake.startsWith('server.public_url: '))).toBe(true);
  });

  it('cannot be changed once it is loaded', () => {
    const config = load('');
    expect(() => Object.assign(config.ollama.headers, { a: 'b' })).toThrow(TypeError);
  });
});
