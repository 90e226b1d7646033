import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

/** Lints snippets as if they stood in these files of the project; answers with each file's diagnostics. */
function lint(snippets: ReadonlyArray<readonly [file: string, code: string]>): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-lint-'));
  const plugins = ['scripts/no-module-mocks.grit', 'scripts/own-addresses.grit'];
  for (const file of ['biome.json', 'package.json', ...plugins]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  for (const [file, code] of snippets) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${code}\n`);
  }
  const options = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', 'src'];
  const run = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: 'utf8' });
  const lines = `${run.stdout}${run.stderr}`.split('\n');
  return new Map(snippets.map(([file]) => [file, lines.filter((line) => line.includes(file)).join('\n')]));
}

const violations = [
  [
    'feeds never know of judging',
    'src/server/feeds/planted-1.ts',
    `import { a } from '#server/judging/queue/worker.ts';`,
  ],
  [
    'ollama has no database',
    'src/server/ollama/planted-2.ts',
    `import { a } from '#server/database/open.ts';`,
  ],
  [
    'a type counts as an import',
    'src/server/articles/planted-3.ts',
    `import type { A } from '#server/feeds/add-feed.ts';`,
  ],
  [
    'platform knows nothing of ours',
    'src/server/platform/planted-4.ts',
    `import { a } from '#server/events/bus.ts';`,
  ],
  ['nobody imports upwards', 'src/server/feeds/planted-5.ts', `import { a } from '../articles/text.ts';`],
  ['shared knows nobody', 'src/shared/planted-6.ts', `import { a } from '#server/config/load.ts';`],
  ['the server knows no page', 'src/server/http/planted-7.ts', `import { a } from '#web/theme/tokens.ts';`],
  ['the page knows no room', 'src/web/pages/planted-8.ts', `import { a } from '#server/feeds/add-feed.ts';`],
  [
    'features are apart',
    'src/web/features/articles/planted-9.ts',
    `import { a } from '#web/features/feeds/y.ts';`,
  ],
  ['SQL stands in query files', 'src/server/feeds/planted-10.ts', `import { sql } from 'kysely';`],
  [
    'SQLite is opened in one room',
    'src/server/articles/planted-11-queries.ts',
    `import { DatabaseSync } from 'node:sqlite';`,
  ],
  ['only two rooms reach out', 'src/server/judging/planted-12.ts', `import { request } from 'undici';`],
  ['no global fetch', 'src/server/judging/planted-13.ts', `await fetch('http://example.org');`],
  ['one EventSource', 'src/web/features/articles/planted-14.ts', `new EventSource('/api/events');`],
  ['process.env is read in one room', 'src/server/feeds/planted-15.ts', `export const a = process.env['A'];`],
  [
    'estimates never know of judging',
    'src/server/estimates/planted-17.ts',
    `import { a } from '#server/judging/scores/score.ts';`,
  ],
  [
    'statistics know no feeds',
    'src/server/statistics/planted-18.ts',
    `import { a } from '#server/feeds/add-feed.ts';`,
  ],
  [
    'images know no feeds',
    'src/server/images/planted-19.ts',
    `import { a } from '#server/feeds/add-feed.ts';`,
  ],
  [
    'the search knows no feeds',
    'src/server/search/planted-20.ts',
    `import { a } from '#server/feeds/add-feed.ts';`,
  ],
  [
    'access knows no articles',
    'src/server/access/planted-21.ts',
    `import { a } from '#server/articles/store-articles.ts';`,
  ],
  [
    'exports know no judging',
    'src/server/portable/planted-23.ts',
    `import { a } from '#server/judging/queue/worker.ts';`,
  ],
  [
    'the status knows no rooms that it tells of',
    'src/server/status/planted-24.ts',
    `import { a } from '#server/judging/status/status.ts';`,
  ],
  ['SQL of access stands in query files', 'src/server/access/planted-22.ts', `import { sql } from 'kysely';`],
  ['the API is asked in any folder', 'src/web/api/planted-25.ts', `export const a = '/api/counts';`],
  ['links lead into any folder', 'src/web/pages/planted-26.tsx', 'export const a = <a href="/all">All</a>;'],
  ['moves lead into any folder', 'src/web/app/planted-27.ts', `window.location.assign('/login');`],
  ['no module mocks', 'src/server/feeds/planted-16.test.ts', `vi.mock('./a.ts');`],
] as const;

const allowed = [
  [
    'src/web/features/articles/row/allowed.ts',
    `import { a } from '#web/features/articles/marks/use-marks.ts';`,
  ],
  ['src/server/feeds/allowed.ts', `import { a } from '#server/articles/store-articles.ts';`],
  ['src/server/feeds/allowed-2.ts', `import { a } from '#server/images/find-icon.ts';`],
  ['src/server/images/allowed-queries.ts', `import { sql } from 'kysely';`],
  ['src/server/judging/allowed.ts', `import { a } from '#server/estimates/estimator.ts';`],
  ['src/server/estimates/allowed.ts', `import { a } from '#server/models/select-model.ts';`],
  ['src/server/judging/allowed-queries.ts', `import { sql } from 'kysely';`],
  ['src/server/search/allowed-queries.ts', `import { sql } from 'kysely';`],
  ['src/server/search/allowed.ts', `import { a } from '#server/articles/view-queries.ts';`],
  ['src/server/statistics/allowed-queries.ts', `import { sql } from 'kysely';`],
  ['src/server/access/allowed.ts', `import { a } from '#server/settings/settings-queries.ts';`],
  ['src/server/status/allowed.ts', `import { a } from '#server/config/version.ts';`],
  ['src/server/portable/allowed.ts', `import { a } from '#server/feeds/html/sanitise.ts';`],
  ['src/server/portable/allowed-queries.ts', `import { sql } from 'kysely';`],
  ['src/web/api/allowed.ts', `import type { Api } from '#server/http/app.ts';`],
  ['src/web/api/allowed-2.ts', `export const a = withBase('/api/counts');`],
  ['src/web/pages/allowed-2.tsx', 'export const a = <Link to="/all">All</Link>;'],
  ['src/web/pages/allowed.ts', `import { a } from '#web/features/articles/y.ts';`],
] as const;

const rules = /noRestrictedImports|noRestrictedGlobals|noProcessEnv|plugin/;

describe('the import rules', () => {
  const found = lint([...violations.map(([, file, code]) => [file, code] as const), ...allowed]);

  it.each(violations)('catch a planted violation: %s', (_rule, file) => {
    expect(found.get(file)).toMatch(rules);
  });

  it.each(allowed)('let through what is allowed in %s', (file) => {
    expect(found.get(file)).not.toMatch(rules);
  });
});
