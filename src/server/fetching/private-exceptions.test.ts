import { expect, test } from 'vitest';
import { parsePrivateExceptions } from './private-exceptions.ts';

test('a network allows the addresses inside it, whatever the port', () => {
  const list = parsePrivateExceptions(['192.168.1.0/24', 'fd00::/8']);
  expect(list.allowsAddress('192.168.1.77', 80)).toBe(true);
  expect(list.allowsAddress('192.168.2.77', 80)).toBe(false);
  expect(list.allowsAddress('fd12::1', 443)).toBe(true);
  expect(list.allowsAddress('fe80::1', 443)).toBe(false);
});

test('an address with a port allows that port only', () => {
  const list = parsePrivateExceptions(['127.0.0.1:8080', '[::1]:9090', '10.0.0.5']);
  expect(list.allowsAddress('127.0.0.1', 8080)).toBe(true);
  expect(list.allowsAddress('127.0.0.1', 8081)).toBe(false);
  expect(list.allowsAddress('::1', 9090)).toBe(true);
  expect(list.allowsAddress('10.0.0.5', 1234)).toBe(true);
});

test('a host name is compared whole and without regard to case', () => {
  const list = parsePrivateExceptions(['NAS.lan', 'feeds.home:8080']);
  expect(list.allowsHost('nas.lan', 80)).toBe(true);
  expect(list.allowsHost('nas.lan.', 80)).toBe(true);
  expect(list.allowsHost('evil-nas.lan', 80)).toBe(false);
  expect(list.allowsHost('nas.lan.evil.example', 80)).toBe(false);
  expect(list.allowsHost('feeds.home', 8080)).toBe(true);
  expect(list.allowsHost('feeds.home', 80)).toBe(false);
});

test('a host written as an address is allowed by a network around it', () => {
  const list = parsePrivateExceptions(['127.0.0.0/8']);
  expect(list.allowsHost('127.0.0.1', 1)).toBe(true);
  expect(list.allowsHost('localhost', 1)).toBe(false);
});

test.each(['', 'http://nas.lan', 'a b', '10.0.0.0/99', '*', '10', '10.1', '0x7f.1', 'nas.lan:65536'])(
  '"%s" is refused with a sentence that names it',
  (entry) => {
    expect(() => parsePrivateExceptions([entry])).toThrow(`"${entry}" is neither`);
  },
);
