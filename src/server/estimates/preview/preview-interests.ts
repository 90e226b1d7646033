import { listNewestUnread } from '#server/articles/list-queries.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { findEstimable } from '#server/estimates/estimate-queries.ts';
import type { Estimator } from '#server/estimates/estimator.ts';
import { type LearnModelDeps, learnModel } from '#server/estimates/learn-model.ts';
import { type InterestTexts, readPhrases } from '#server/estimates/words/phrases.ts';
import type { Clock } from '#server/platform/clock.ts';
import { AppError } from '#shared/app-error.ts';
import type { InterestsPreview } from '#shared/interests-preview.ts';
import { bestEstimates, countMoved, largestChanges, toChange } from './preview-changes.ts';
import { embedWhileTyping } from './preview-embedding.ts';

export type PreviewDeps = LearnModelDeps & {
  estimator: Pick<Estimator, 'learn' | 'estimate' | 'findTrouble'>;
  clock: Clock;
};

/** What these texts would change. Throws `superseded` when another preview is asked for meanwhile. */
export type PreviewInterests = (texts: InterestTexts) => Promise<InterestsPreview>;

/** Enough to see what an edit does. Reading 1,000 held the server up for 27 ms, which others would notice. */
const NEWEST = 500;

/**
 * Previews one after the other, and only ever the last one that was asked for: whoever types asks faster than
 * anything can be learnt. Stores nothing.
 */
export function createInterestsPreview(deps: PreviewDeps): PreviewInterests {
  let asked = 0;
  let running: Promise<unknown> = Promise.resolve();
  return (texts) => {
    asked += 1;
    const mine = asked;
    const checkLatest = () => {
      if (mine === asked) return;
      throw new AppError('superseded', 'Another preview was asked for meanwhile.', {
        hint: 'Take the answer to the last one.',
      });
    };
    const preview = running.then(() => previewInterests(deps, texts, checkLatest));
    running = preview.catch(() => undefined);
    return preview;
  };
}

async function previewInterests(
  deps: PreviewDeps,
  texts: InterestTexts,
  checkLatest: () => void,
): Promise<InterestsPreview> {
  const { db, estimator, clock } = deps;
  checkLatest();
  const embedding = deps.embedding && embedWhileTyping({ db, clock, source: deps.embedding });
  const { model, digests } = await learnModel({ ...deps, embedding: embedding?.source }, texts);
  checkLatest();
  if (!model) return notReady('Nothing is wanted: write an interest, or vote on a few articles.');
  const newest = await listNewestUnread(db, NEWEST);
  const articles = await findEstimable(db, digests, newest);
  if (articles.length === 0) return notReady('There is no unread article to try this on.');
  const estimates = await estimator.estimate(model, articles);
  checkLatest();
  if (estimates.every((estimate) => estimate === undefined)) {
    if (!articles.some(({ isRead }) => isRead)) return notReady(NOT_READ);
    return notReady((await estimator.findTrouble())?.detail ?? NOT_COMPARABLE);
  }
  const changes = articles.map((article, index) => toChange(article, estimates[index]));
  const largest = largestChanges(changes);
  const best = bestEstimates(articles, estimates);
  const ids = new Set([...largest, ...best].map(({ id }) => id));
  const rows = new Map((await findArticleRows(db, [...ids], clock.now())).map((row) => [row.id, row]));
  const withArticle = <Shown extends { id: number }>({ id, ...shown }: Shown) => {
    const article = rows.get(id);
    return article ? [{ article, ...shown }] : [];
  };
  return {
    changes: largest.flatMap(withArticle),
    best: best.flatMap(withArticle),
    moved: countMoved(changes),
    ready: true,
    reason: embedding?.findGap() ?? describeLeftOut(texts),
  };
}

const NOT_READ = 'The unread articles are being read for the first time: try again in a moment.';
const NOT_COMPARABLE =
  'None of the unread articles can be compared with this: the built-in estimates know English only.';

/** Interests of a length that nobody expects; null as long as all of them count. */
function describeLeftOut(texts: InterestTexts): string | null {
  const { leftOut } = readPhrases(texts);
  if (leftOut === 0) return null;
  const phrases = leftOut === 1 ? 'One phrase is' : `${leftOut} phrases are`;
  return `${phrases} too many to compare articles with: of what you want, and of what you do not, the first 200 count.`;
}

function notReady(reason: string): InterestsPreview {
  return { changes: [], best: [], moved: 0, ready: false, reason };
}
