import { statSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabase, SCHEMA_VERSION } from '#server/database/backup/check-database.ts';
import { DATABASE_FILE } from '#server/database/open.ts';
import { describeBytes } from '#shared/byte-words.ts';
import type { Finding } from './finding.ts';

/** Reads the whole database. */
export function checkFile(dataDir: string): Finding {
  const file = join(dataDir, DATABASE_FILE);
  const checked = checkDatabase(file);
  switch (checked.state) {
    case 'sound': {
      const size = `${checked.articles.toLocaleString('en')} articles, ${describeBytes(statSync(file).size)}`;
      if (checked.version === SCHEMA_VERSION)
        return { state: 'good', text: `The database is sound: ${size}.` };
      const text = `The database is sound (${size}) and of an older Winnow.`;
      return { state: 'weak', text, cure: 'The next start brings it up to date, with a copy of it before.' };
    }
    case 'newer':
      return {
        state: 'broken',
        text: 'The database was written by a newer Winnow.',
        cure: 'Install that version, or restore a backup from before the upgrade: npm run winnow -- restore.',
      };
    case 'missing':
      return { state: 'weak', text: 'There is no database yet.', cure: 'The first start makes it.' };
    default:
      return {
        state: 'broken',
        text: `The database is damaged: ${checked.detail}.`,
        cure: 'Stop Winnow and put a backup back: npm run winnow -- restore.',
      };
  }
}
