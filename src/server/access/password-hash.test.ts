import { expect, test } from 'vitest';
import { testPassword as password, testPasswordHash as weaker } from '#server/testing/test-password.ts';
import { checkPassword, hashPassword, isPasswordHash } from './password-hash.ts';

test('the right password is told from every other one', async () => {
  const hash = await hashPassword(password);
  expect(hash).toMatch(/^scrypt:15:8:3:[\w-]{22}:[\w-]{43}$/);
  expect(await checkPassword(password, hash)).toEqual({ right: true, outdated: false });
  expect((await checkPassword('Four quiet words here', hash)).right).toBe(false);
});

test('two hashes of one password have nothing in common', async () => {
  expect(await hashPassword(password)).not.toBe(await hashPassword(password));
});

test('a password is the same one however a keyboard composed its letters', async () => {
  const hash = await hashPassword('caf\u00e9 am Meer');
  expect((await checkPassword('cafe\u0301 am Meer', hash)).right).toBe(true);
});

test('a hash made with less work still opens, and is told to be outdated', async () => {
  expect(await checkPassword(`${password} `, weaker)).toEqual({ right: false, outdated: true });
  expect(await checkPassword(password, weaker)).toEqual({ right: true, outdated: true });
});

test.each([
  ['another method', weaker.replace('scrypt', 'bcrypt')],
  ['work that no machine should do', weaker.replace(':10:8', ':30:8')],
  ['no work at all', weaker.replace(':10:8', ':0:8')],
  ['a hash cut short', weaker.slice(0, -4)],
  ['something more', `${weaker}:1`],
  ['the password itself', password],
])('%s is no hash that can be checked', async (_, text) => {
  expect(isPasswordHash(text)).toBe(false);
  await expect(checkPassword(password, text)).rejects.toThrow('cannot be read');
});
