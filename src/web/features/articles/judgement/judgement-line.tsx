import { Button } from '@mantine/core';
import { IconArrowRight, IconChevronDown, IconChevronUp, IconRefresh } from '@tabler/icons-react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Article } from '#shared/article.ts';
import type { Judgement, JudgingFailure } from '#shared/judgement.ts';
import { useJudgeAgain } from '#web/features/articles/marks/use-marks.ts';
import { agoWords, exactTime } from '#web/features/articles/time-words.ts';
import { IconButton } from '#web/theme/plain-buttons.tsx';
import { arithmeticTerms } from './arithmetic.ts';
import { BlockedLine } from './blocked-line.tsx';
import classes from './judgement-line.module.css';
import { describeFailureClass, isQueued } from './queue-words.ts';
import { RawAnswer } from './raw-answer.tsx';
import { ScoreBadge } from './score-badge.tsx';
import { VoteButtons } from './vote-buttons.tsx';

/**
 * What the model made of the article, or what it probably would, in one line that opens to how that came about. The
 * same line for one article after the other, as it is drawn at every press of a key; it begins closed at each.
 */
export function JudgementLine({ article }: { article: Article }) {
  const { id, judgement, failure } = article;
  const line = useRef<HTMLElement>(null);
  const { open, toggle } = useOpenOf(id);
  useFocusOfOne(line, id);
  return (
    <section ref={line} className={classes['line']} aria-label="Judgement">
      <ScoreBadge article={{ ...article, read: false }} />
      <div className={classes['text']}>
        <Why article={article} />
      </div>
      <div className={classes['tools']}>
        {!judgement && <JudgeButton key={id} article={article} />}
        <VoteButtons article={article} />
        {judgement && <Toggle open={open} onToggle={toggle} />}
      </div>
      {judgement && open && <Arithmetic article={article} judgement={judgement} />}
      {judgement && failure && (
        <div className={classes['more']} data-failed>
          <span>{failureWords(failure)}</span>
          <JudgeButton key={id} article={article} />
        </div>
      )}
      {article.state === 'blocked' && <BlockedLine key={id} article={article} />}
      {failure?.raw_answer && !isQueued(article) && <RawAnswer key={id} text={failure.raw_answer} />}
    </section>
  );
}

/** Open for one article; closed again when another one comes. */
function useOpenOf(id: number) {
  const [openId, setOpenId] = useState<number | null>(null);
  if (openId !== null && openId !== id) setOpenId(null);
  const open = openId === id;
  return { open, toggle: () => setOpenId(open ? null : id) };
}

/** A button that was pressed for one article does not keep the focus for the next: Space would press it again. */
function useFocusOfOne(line: RefObject<HTMLElement | null>, id: number): void {
  const before = useRef(id);
  useLayoutEffect(() => {
    if (before.current === id) return;
    before.current = id;
    const { activeElement: focused } = document;
    if (focused instanceof HTMLElement && line.current?.contains(focused)) focused.blur();
  }, [line, id]);
}

/** The judge's sentence; before there is one, what the article is close to and where it stands in the queue. */
function Why({ article }: { article: Article }) {
  const { judgement, failure, closest_to: phrase } = article;
  if (judgement) return judgement.explanation;
  if (failure) return failureWords(failure);
  return (
    <>
      {phrase !== null && (
        <span>
          Closest to: <span dir="auto">{phrase}</span>
        </span>
      )}
      <span className={classes['state']}>{stateInWords(article)}</span>
    </>
  );
}

function Toggle({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  return (
    <IconButton
      className={classes['toggle']}
      aria-label="How this score came about"
      aria-expanded={open}
      onClick={onToggle}
    >
      {open ? <IconChevronUp size={18} stroke={1.75} /> : <IconChevronDown size={18} stroke={1.75} />}
    </IconButton>
  );
}

/** "No usable answer: The model …" */
function failureWords(failure: JudgingFailure): string {
  return `Judging failed. ${describeFailureClass(failure.class)}: ${failure.text}`;
}

function Arithmetic({ article, judgement }: { article: Article; judgement: Judgement }) {
  // What was thought before the judge came tells how good estimates are; what is thought now knows the answer.
  const estimate = judgement.estimate_before ?? article.estimate;
  return (
    <div className={classes['more']}>
      <b className={classes['arithmetic']}>
        {arithmeticTerms(judgement).join(' · ')}
        <IconArrowRight size={16} stroke={1.75} aria-label="gives" />
        {judgement.score}
      </b>
      {estimate !== null && <span>Estimated ≈{estimate}</span>}
      {judgement.by_quality_alone && <span>by quality alone: no interests are written yet</span>}
      <span>
        {judgement.model} ·{' '}
        <time title={exactTime(judgement.judged_at)}>{agoWords(judgement.judged_at, Date.now())}</time>
      </span>
      {!article.failure && <JudgeButton article={article} />}
    </div>
  );
}

function JudgeButton({ article }: { article: Article }) {
  const judge = useJudgeAgain();
  if (isQueued(article)) {
    // Without a judgement the line itself says so.
    return article.judgement ? <span>{stateInWords(article)}</span> : null;
  }
  const label = article.failure ? 'Retry' : article.judgement ? 'Judge again' : 'Judge now';
  return (
    <Button
      className={classes['button'] ?? ''}
      variant="default"
      size="xs"
      leftSection={<IconRefresh size={16} stroke={1.75} />}
      loading={judge.isPending}
      onClick={() => judge.mutate(article.id)}
    >
      {label}
    </Button>
  );
}

function stateInWords({ state, judgement }: Article): string {
  const again = judgement ? ' again' : '';
  if (state === 'judging') return `Being judged${again} now.`;
  if (state === 'not_queued') return 'Not judged.';
  return `Waiting to be judged${again}.`;
}
