import { describe, expect, it } from 'vitest';
import type { AccessState } from '#shared/access.ts';
import { describeProtection, describeVisit, listenWords } from './state-words.ts';

const you: AccessState['you'] = {
  via: 'open',
  user: null,
  address: '127.0.0.1',
  trusted_proxy: null,
  untrusted_proxy: false,
  https: false,
};
const open: AccessState = {
  listens_on: { host: '127.0.0.1', loopback: true },
  public_url: null,
  password: 'none',
  password_changed_at: null,
  password_removable: false,
  proxy_header: null,
  trusted_proxies: [],
  you,
};

describe('what protects Winnow', () => {
  it('is nothing, and needs to be nothing, where only this machine reaches it', () => {
    expect(describeProtection(open)).toMatchObject({ tone: 'plain', advice: null });
  });

  it.each([
    ['an address for others is set', { ...open, public_url: 'https://winnow.example' }],
    ['a proxy brought the request', { ...open, you: { ...you, untrusted_proxy: true } }],
    ['a trusted proxy brought it', { ...open, you: { ...you, trusted_proxy: '127.0.0.1' } }],
  ])('is too little when nothing asks and %s', (_, state) => {
    expect(describeProtection(state)).toMatchObject({
      tone: 'warn',
      advice: expect.stringContaining('password'),
    });
  });

  it('is the password, or the proxy, or either', () => {
    expect(describeProtection({ ...open, password: 'saved' }).text).toBe('A password protects Winnow.');
    expect(describeProtection({ ...open, proxy_header: 'Remote-User' })).toMatchObject({ tone: 'good' });
    const both: AccessState = { ...open, password: 'configured', proxy_header: 'Remote-User' };
    expect(describeProtection(both).text).toContain('proxy lets in');
  });

  it('says when a proxy is not trusted although there is a password', () => {
    const state: AccessState = { ...open, password: 'saved', you: { ...you, untrusted_proxy: true } };
    expect(describeProtection(state).advice).toContain('server.trusted_proxies');
  });
});

it('an address is told with who reaches it', () => {
  expect(listenWords({ host: '0.0.0.0', loopback: false })).toContain('every address');
  expect(listenWords({ host: '192.168.1.5', loopback: false })).toContain('other machines');
});

it('a visit is told with its way in', () => {
  expect(describeVisit({ ...you, via: 'session' })).toBe('127.0.0.1, logged in with the password');
  const proxied = { ...you, address: '10.0.0.9', trusted_proxy: '127.0.0.1', https: true };
  expect(describeVisit({ ...proxied, via: 'proxy', user: 'anna' })).toBe(
    '10.0.0.9 through the proxy 127.0.0.1, https, logged in by the proxy as anna',
  );
});
