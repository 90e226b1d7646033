import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { checkPassword } from '#server/access/password-hash.ts';
import { testPassword } from '#server/testing/test-password.ts';
import { makePasswordCommand } from './password.ts';
import { runCommand } from './surroundings.ts';

/** Deriving a hash takes its time, more so beside other tests. */
const timeout = 30_000;

/** A terminal at which somebody types the next of these keys at each question. */
function makeTerminal(keys: string[]) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => {
      modes.push(isRaw);
    },
  });
  // Nobody types before the question is there.
  const answer = () => void setImmediate(() => input.write(keys.shift() ?? '\x03'));
  return { input, modes, answer };
}

async function typeAt({ input, answer }: ReturnType<typeof makeTerminal>) {
  let [written, said] = ['', ''];
  const code = await runCommand(makePasswordCommand(input), ['--print'], {
    environment: {},
    now: () => 7_000,
    write: (text) => {
      written += text;
    },
    say: (text) => {
      said += text;
      if (text.endsWith(': ')) answer();
    },
  });
  return { code, written, said };
}

const questions = 'New password (it is not shown): \nOnce more: \n';

it('asks at a terminal twice, and shows nothing of what is typed', { timeout }, async () => {
  const terminal = makeTerminal([`${testPassword}\r`, `${testPassword}\r`]);
  const { code, written, said } = await typeAt(terminal);
  expect({ code, said }).toEqual({ code: 0, said: questions });
  expect(await checkPassword(testPassword, written.trim())).toMatchObject({ right: true });
  // The terminal itself shows nothing as long as it is raw, and afterwards it is as it was.
  expect(terminal.modes).toEqual([true, false]);
});

it('takes a slip back that was corrected while typing', { timeout }, async () => {
  const { written } = await typeAt(makeTerminal([`${testPassword}x\x7f\r`, `${testPassword}\r`]));
  expect(await checkPassword(testPassword, written.trim())).toMatchObject({ right: true });
});

it.each([
  [
    'two that differ',
    [`${testPassword}\r`, `${testPassword}x\r`],
    /The two are not the same. Nothing was changed/,
  ],
  ['one that is too short', ['short\r', 'short\r'], /This password cannot be used/],
  ['Ctrl+C at the first question', ['\x03'], /^New password \(it is not shown\): Nothing was changed\.\n$/],
  ['Ctrl+C at the second', [`${testPassword}\r`, 'half of\x03'], /Once more: Nothing was changed\.\n$/],
  ['Ctrl+D', ['\x04'], /Nothing was changed\.\n$/],
])('sets nothing, says why, and leaves the terminal as it was: %s', async (...[, keys, sentence]) => {
  const terminal = makeTerminal(keys);
  const { code, written, said } = await typeAt(terminal);
  expect({ code, written }).toEqual({ code: 1, written: '' });
  expect(said).toMatch(sentence);
  expect(said).not.toContain(testPassword);
  expect(terminal.modes).toEqual([true, false]);
});
