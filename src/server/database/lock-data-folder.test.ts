import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { DataFolderInUseError, lockDataFolder } from './lock-data-folder.ts';

test('a folder has one user at a time', () => {
  const dataDir = makeTempFolder();
  const first = lockDataFolder(dataDir);
  expect(() => lockDataFolder(dataDir)).toThrow(DataFolderInUseError);
  first.release();
  lockDataFolder(dataDir).release();
});

test('a process that is killed leaves no lock behind', async () => {
  const dataDir = makeTempFolder();
  const source = `
    import { lockDataFolder } from ${JSON.stringify(import.meta.resolve('./lock-data-folder.ts'))};
    lockDataFolder(${JSON.stringify(dataDir)});
    process.stdout.write('locked');
    setInterval(() => undefined, 1_000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source]);
  await once(child.stdout, 'data');
  expect(() => lockDataFolder(dataDir)).toThrow(DataFolderInUseError);
  child.kill('SIGKILL');
  await once(child, 'close');
  lockDataFolder(dataDir).release();
});
