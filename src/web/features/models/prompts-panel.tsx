import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Prompts } from '#shared/judgement.ts';
import { errorText } from '#web/api/api-error.ts';
import { ollamaConfigQuery } from '#web/api/ollama.ts';
import { promptsQuery } from '#web/api/prompts.ts';
import panels from '#web/theme/panels.module.css';
import { ExampleArticle } from './example-article.tsx';
import { PromptText } from './prompt-text.tsx';
import classes from './prompts.module.css';

/** What the models are told, word for word. It can be read at all times, and changed by nobody. */
export function PromptsPanel() {
  const [articleId, setArticleId] = useState<number | null>(null);
  const { data: prompts, error, refetch } = useQuery(promptsQuery(articleId));
  return (
    <section className={`${panels['panel']} ${classes['panel']}`} aria-labelledby="system-prompts">
      <div className={classes['head']}>
        <h2 className={panels['panelTitle']} id="system-prompts">
          System prompts
        </h2>
        {prompts && <p className={classes['remark']}>version {prompts.version} · read-only</p>}
      </div>
      {prompts ? (
        <PromptList prompts={prompts} />
      ) : error ? (
        <PromptsFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <PromptsSkeleton />
      )}
      <ExampleArticle articleId={articleId} onChoose={setArticleId} />
    </section>
  );
}

/** What one model is asked in a single question, two are asked in two; the combined prompt then goes nowhere. */
function PromptList({ prompts }: { prompts: Prompts }) {
  const { data: config } = useQuery(ollamaConfigQuery());
  const separate = config?.use_separate_models === true;
  return (
    <>
      {!separate && (
        <PromptText title="Combined prompt" remark="sent for new articles" text={prompts.combined_prompt} />
      )}
      <PromptText
        title="Categorization prompt"
        remark={separate ? undefined : 'separate models only'}
        text={prompts.categorization_prompt}
      />
      <PromptText
        title="Scoring prompt"
        remark={separate ? undefined : 'sent for a new score alone'}
        text={prompts.scoring_prompt}
      />
    </>
  );
}

function PromptsFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert">
      <p className={panels['text']}>The prompts could not be loaded. {errorText(error)}</p>
      <Button my="sm" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

function PromptsSkeleton() {
  return (
    <div className={classes['skeleton']} aria-busy="true" role="status" aria-label="Loading the prompts">
      <Skeleton height={14} width={160} />
      <Skeleton height={14} width={120} />
      <Skeleton height={14} width={140} />
    </div>
  );
}
