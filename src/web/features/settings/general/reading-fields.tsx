import type { ChosenSort } from '#shared/page.ts';
import type { Density, MarkReadMode, ReaderSettings } from '#shared/settings.ts';
import { type Choice, ChoiceField } from '#web/features/settings/form/choice-field.tsx';
import { NumberField } from '#web/features/settings/form/number-field.tsx';
import { describeFresh, type ReadingProblems, type ReadingValues } from './reading-draft.ts';

const densities: Choice<Density>[] = [
  { value: 'comfortable', label: 'Comfortable', text: 'Title, where it comes from, and a line about it.' },
  { value: 'compact', label: 'Compact', text: 'One line for each article: more of them in sight.' },
];

const orders: Choice<ChosenSort>[] = [
  { value: 'best', label: 'Best first', text: 'By score, or by estimate until there is one.' },
  { value: 'fresh', label: 'Fresh and good', text: 'The same, but every day of age takes some points off.' },
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'lowest', label: 'Lowest first', text: 'To look through what ranking puts last.' },
];

const ways: Choice<MarkReadMode>[] = [
  { value: 'open', label: 'As soon as it is opened' },
  { value: 'after', label: 'When it has been open for some seconds' },
  {
    value: 'scroll',
    label: 'When the list is scrolled past it',
    text: 'Also when it has been open for some seconds.',
  },
  { value: 'by_hand', label: 'Only by hand', text: 'With the button, a swipe or the key m.' },
];

const places: Choice<ReaderSettings['unscored']>[] = [
  { value: 'top', label: 'At the top, by date', text: 'Nothing new is missed.' },
  { value: 'middle', label: 'In the middle', text: 'Below what is good, above what is not.' },
];

type ReadingFieldsProps = {
  values: ReadingValues;
  problems: ReadingProblems;
  onChange: (part: Partial<ReadingValues>) => void;
};

/** How lists look and are sorted, and when an article counts as read. */
export function ReadingFields({ values, problems, onChange }: ReadingFieldsProps) {
  const seconds = (
    <NumberField
      label="Seconds"
      help="Who only passes by has not read it."
      value={values.seconds}
      problem={problems.seconds}
      onChange={(typed) => onChange({ seconds: typed })}
    />
  );
  return (
    <>
      <ChoiceField
        label="Rows of a list"
        choices={densities}
        value={values.density}
        onChange={(density) => onChange({ density })}
      />
      <ChoiceField
        label="Order of a list"
        choices={orders}
        value={values.order}
        onChange={(order) => onChange({ order })}
      />
      <NumberField
        label="Points a day of age"
        help={`For Fresh and good. ${describeFresh(values.fresh)}`.trim()}
        value={values.fresh}
        problem={problems.fresh}
        onChange={(fresh) => onChange({ fresh })}
      />
      <ChoiceField
        label="Articles without score and estimate"
        choices={places}
        value={values.unscored}
        onChange={(unscored) => onChange({ unscored })}
      />
      <ChoiceField
        label="An article is marked read"
        choices={ways}
        value={values.markRead}
        onChange={(markRead) => onChange({ markRead })}
        under={{ after: seconds, scroll: seconds }}
      />
    </>
  );
}
