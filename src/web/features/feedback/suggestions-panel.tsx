import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Suggestions } from '#shared/suggestion.ts';
import { answerSuggestion, suggestionsQuery } from '#web/api/feedback.ts';
import panels from '#web/theme/panels.module.css';
import {
  describeInterestSuggestion,
  describeWeightSuggestion,
  type SuggestionWords,
} from './suggestion-words.ts';
import classes from './suggestions-panel.module.css';

type Shown = SuggestionWords & { id: string };

type SuggestionsPanelProps = {
  kind: keyof Suggestions;
  /** Why none can be taken up now; null: they can. */
  obstacle?: string | null;
};

/** What the owner's votes suggest, each with a yes and a no. Nothing of it happens by itself. */
export function SuggestionsPanel({ kind, obstacle = null }: SuggestionsPanelProps) {
  const { data } = useQuery(suggestionsQuery());
  const queryClient = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: 'yes' | 'no' }) => answerSuggestion(id, answer),
    onSuccess: ({ applied }) => {
      if (applied) notifications.show(appliedToasts[kind]);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: suggestionsQuery().queryKey }),
  });
  const shown = data ? listShown(data, kind) : [];
  if (shown.length === 0) return null;
  return (
    <section className={panels['panel']} aria-labelledby="suggestions-title">
      <h2 className={panels['panelTitle']} id="suggestions-title">
        {shown.length === 1 ? 'A suggestion from your votes' : 'Suggestions from your votes'}
      </h2>
      <ul className={classes['rows']}>
        {shown.map(({ id, why, what }) => (
          <li key={id} className={classes['row']}>
            <p className={classes['text']}>
              <span className={classes['why']}>{why}</span> {what}
            </p>
            <div className={classes['actions']}>
              <Button
                variant="default"
                size="xs"
                aria-label={`Yes: ${what}`}
                disabled={obstacle !== null}
                loading={isPending && variables.id === id && variables.answer === 'yes'}
                onClick={() => mutate({ id, answer: 'yes' })}
              >
                Yes
              </Button>
              <Button
                variant="subtle"
                size="xs"
                aria-label={`No: ${what}`}
                disabled={isPending && variables.id === id}
                onClick={() => mutate({ id, answer: 'no' })}
              >
                No
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {/* Always a line: what stands below must not move under who types. */}
      <p className={classes['obstacle']}>{obstacle ?? consequences[kind]}</p>
    </section>
  );
}

function listShown(suggestions: Suggestions, kind: keyof Suggestions): Shown[] {
  return kind === 'weights'
    ? suggestions.weights.map((one) => ({ id: one.id, ...describeWeightSuggestion(one) }))
    : suggestions.interests.map((one) => ({ id: one.id, ...describeInterestSuggestion(one) }));
}

const consequences: Record<keyof Suggestions, string> = {
  weights: 'Nothing changes without your yes.',
  interests: 'Nothing changes without your yes; a yes is saved at once.',
};

const color = 'var(--w-hi)';
const appliedToasts: Record<keyof Suggestions, { title: string; message: string; color: string }> = {
  weights: { title: 'Weight changed', message: 'Scores follow it at once. Nothing is judged again.', color },
  interests: { title: 'Interests saved', message: 'Estimates and the next articles follow them.', color },
};
