import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUpLater } from './clean-up.ts';

/** An empty folder that is gone after the test (or the file that made it). */
export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-test-'));
  cleanUpLater(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
