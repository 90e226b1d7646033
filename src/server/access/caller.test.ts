import { describe, expect, it } from 'vitest';
import { loadConfig } from '#server/config/load.ts';
import { createCallerReader } from './caller.ts';

type Headers = Record<string, string>;

function makeReader(environment: Record<string, string> = {}) {
  const read = createCallerReader(loadConfig(environment));
  return (peer: string, headers: Headers = {}) =>
    read({ peer, header: (name) => headers[name.toLowerCase()] });
}

const proxied = {
  WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.1, 172.16.0.0/12, fd00::1',
  WINNOW_AUTH_PROXY_HEADER: 'Remote-User',
};

describe('who asks', () => {
  it('is whoever is at the other end, whatever they say of themselves', () => {
    const read = makeReader();
    const forged = { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https', 'remote-user': 'anna' };
    expect(read('192.168.1.7', forged)).toMatchObject({
      address: '192.168.1.7',
      https: false,
      user: null,
      trustedProxy: null,
      untrustedProxy: true,
    });
  });

  it('is the one before the trusted proxies, of whom the last one counts', () => {
    const read = makeReader(proxied);
    const via = (forwarded: string, peer = '10.0.0.1') =>
      read(peer, { 'x-forwarded-for': forwarded }).address;
    expect(via('203.0.113.9')).toBe('203.0.113.9');
    expect(via('6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
    expect(via('203.0.113.9, 172.20.0.3')).toBe('203.0.113.9');
    expect(via('2001:db8::7', 'fd00::1')).toBe('2001:db8::7');
    expect(via('203.0.113.9', '::ffff:10.0.0.1')).toBe('203.0.113.9');
    expect(via('203.0.113.9', '10.0.0.2')).toBe('10.0.0.2');
  });

  it.each(['', 'unknown', '203.0.113.9, _hidden', '10.0.0.1'])(
    'is the proxy itself when that names nobody: %j',
    (forwarded) => {
      expect(makeReader(proxied)('10.0.0.1', { 'x-forwarded-for': forwarded }).address).toBe('10.0.0.1');
    },
  );

  it('has the name that a trusted proxy gives, and no other', () => {
    const read = makeReader(proxied);
    expect(read('172.31.255.1', { 'remote-user': ' anna ' }).user).toBe('anna');
    expect(read('172.32.0.1', { 'remote-user': 'anna' }).user).toBeNull();
    expect(read('10.0.0.1', { 'remote-user': '  ' }).user).toBeNull();
    expect(read('10.0.0.1', { 'x-remote-user': 'anna' }).user).toBeNull();
    expect(
      makeReader({ WINNOW_SERVER_TRUSTED_PROXIES: '10.0.0.1' })('10.0.0.1', { 'remote-user': 'a' }).user,
    ).toBeNull();
  });

  it('came by https when the nearest trusted proxy says so', () => {
    const read = makeReader(proxied);
    expect(read('10.0.0.1', { 'x-forwarded-proto': 'HTTPS' }).https).toBe(true);
    expect(read('10.0.0.1', { 'x-forwarded-proto': 'https, http' }).https).toBe(false);
    expect(read('10.0.0.1').https).toBe(false);
  });

  it('sits at this machine only without any proxy, and by a name of this machine', () => {
    const read = makeReader();
    expect(read('127.0.0.1', { host: 'localhost:8787' }).local).toBe(true);
    expect(read('::ffff:127.0.0.1', { host: '127.0.0.1' }).local).toBe(true);
    expect(read('::1', { host: '[::1]:8787' }).local).toBe(true);
    expect(read('127.0.0.1', { host: 'winnow.example' }).local).toBe(false);
    expect(read('127.0.0.1', { host: 'localhost', 'x-forwarded-for': '127.0.0.1' }).local).toBe(false);
    expect(read('127.0.0.1', { host: 'localhost', forwarded: 'for=127.0.0.1' }).local).toBe(false);
    expect(read('192.168.1.7', { host: 'localhost' }).local).toBe(false);
  });
});
