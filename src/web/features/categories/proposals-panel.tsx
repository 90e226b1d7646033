import { Button } from '@mantine/core';
import type { Category } from '#shared/category.ts';
import panels from '#web/theme/panels.module.css';
import type { CategoryCommands } from './category-commands.ts';
import { countArticles } from './category-words.ts';
import classes from './proposals-panel.module.css';

/** More stand in the list, under the filter New: the panel must not push the list off the screen. */
const MOST_SHOWN = 4;

type ProposalsPanelProps = {
  proposals: Category[];
  commands: CategoryCommands;
  onShowAll: () => void;
};

/** What models have proposed since the owner last looked, to be decided one by one or all at once. */
export function ProposalsPanel({ proposals, commands, onShowAll }: ProposalsPanelProps) {
  const count = proposals.length;
  const shown = count <= MOST_SHOWN + 1 ? proposals : proposals.slice(0, MOST_SHOWN);
  return (
    <section className={panels['panel']} aria-labelledby="proposals-title">
      <div className={classes['head']}>
        <h2 className={panels['panelTitle']} id="proposals-title">
          {count === 1
            ? '1 new topic from the model'
            : `${count.toLocaleString('en')} new topics from the model`}
        </h2>
        {count > 1 && (
          <Button
            variant="default"
            size="xs"
            onClick={() => commands.change({ kind: 'accept', categories: proposals })}
          >
            Accept all
          </Button>
        )}
      </div>
      <ul className={classes['rows']}>
        {shown.map((category) => (
          <Proposal key={category.id} category={category} commands={commands} />
        ))}
      </ul>
      {shown.length < count && (
        <Button variant="subtle" size="xs" className={classes['more'] ?? ''} onClick={onShowAll}>
          Show all {count.toLocaleString('en')}
        </Button>
      )}
    </section>
  );
}

function Proposal({ category, commands }: { category: Category; commands: CategoryCommands }) {
  const { name, article_count: count, parent_name: parent } = category;
  const categories = [category];
  const facts = [...(parent === null ? [] : [`under ${parent}`]), `on ${countArticles(count)}`];
  return (
    <li className={classes['row']}>
      <p className={classes['text']}>
        <span className={classes['name']} dir="auto" title={name}>
          {name}
        </span>{' '}
        <span className={classes['facts']}>{facts.join(' · ')}</span>
      </p>
      <div className={classes['actions']}>
        <Button
          variant="default"
          size="xs"
          aria-label={`Accept ${name}`}
          onClick={() => commands.change({ kind: 'accept', categories })}
        >
          Accept
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={`Merge ${name} into another category`}
          onClick={(event) => commands.ask({ kind: 'merge', categories }, event.currentTarget)}
        >
          Merge…
        </Button>
        <Button
          variant="subtle"
          size="xs"
          aria-label={`Refuse ${name}`}
          onClick={() => commands.change({ kind: 'refuse', categories })}
        >
          Refuse
        </Button>
      </div>
    </li>
  );
}
