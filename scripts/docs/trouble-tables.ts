import { failureWords } from '#server/fetching/failure-words.ts';
import {
  describeBudget,
  describeFailurePause,
  describeQuietHours,
  describeStandstill,
  describeTrouble,
} from '#server/judging/queue/standstill.ts';
import { describeFailure } from '#server/ollama/failure-hints.ts';
import { findReasons } from '#server/status/find-reasons.ts';
import { fetchFailureKinds } from '#shared/fetch-failure.ts';
import type { Standstill } from '#shared/judgement.ts';
import { ollamaErrorClasses } from '#shared/ollama.ts';
import { type HealthReason, healthReasonSchema } from '#shared/status.ts';

/** Names that stand for whatever is meant where Winnow says these sentences. */
const place = { url: 'http://localhost:11434', model: 'llama3.2:3b' };
const site = { url: 'https://example.org/feed.xml', detail: '…', isKept: true };

/** What `GET /api/health` may name, in the words of Settings → Status. */
export function healthReasonTable(): string {
  return table(healthReasonSchema.options.map((code) => [code, ...healthWords(code)]));
}

/** What `details.error_class` may be, and what stands beside a model or a pull. */
export function ollamaTable(): string {
  const rows = ollamaErrorClasses.map((code) => {
    const { message, hint } = describeFailure(code, place);
    return [code, message, hint] as const;
  });
  return table(rows);
}

/** Why a feed, an image or an article's page could not be had. */
export function feedFailureTable(): string {
  const rows = fetchFailureKinds.map((kind) => {
    const { text, hint } = failureWords(kind, site);
    return [kind, text, hint] as const;
  });
  return table(rows);
}

function healthWords(code: HealthReason): [message: string, hint: string] {
  const judging = { reason: null, message: null, hint: null, link: null };
  const well = { judging, offline: false, freeBytes: null, backupFailure: null };
  switch (code) {
    case 'offline':
      return wordsOf(findReasons({ ...well, offline: true })[0]);
    case 'disk_low':
      return wordsOf(findReasons({ ...well, freeBytes: 312_000_000 })[0]);
    case 'backup_failed':
      return wordsOf(findReasons({ ...well, backupFailure: 'The reason stands here.' })[0]);
    default:
      return wordsOf(standstillWords(code));
  }
}

function standstillWords(reason: Standstill) {
  switch (reason) {
    case 'no_model':
    case 'paused_by_owner':
      return describeStandstill(reason);
    case 'quiet_hours':
      return describeQuietHours({ from: '22:30', to: '07:00' });
    case 'budget_spent':
      return describeBudget(50);
    case 'paused_by_failures':
      return describeFailurePause('bad_output', place);
    default:
      return describeTrouble(reason === 'model_missing' ? 'model_missing' : 'unreachable', place);
  }
}

function wordsOf(words: { message: string; hint: string } | undefined): [message: string, hint: string] {
  return [words?.message ?? '', words?.hint ?? ''];
}

function table(rows: readonly (readonly [code: string, what: string, todo: string])[]): string {
  const lines = rows.map(([code, what, todo]) => `| \`${code}\` | ${what} | ${todo} |`);
  return `| code | what it means | what to do |\n|---|---|---|\n${lines.join('\n')}`;
}
