import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exampleArticlesQuery } from '#web/api/prompts.ts';
import classes from './prompts.module.css';

type ExampleArticleProps = { articleId: number | null; onChoose: (articleId: number | null) => void };

/** Picks an article whose prompts are shown as they are really sent. */
export function ExampleArticle({ articleId, onChoose }: ExampleArticleProps) {
  const [wanted, setWanted] = useState(false);
  const { data: articles = [], isFetched } = useQuery({ ...exampleArticlesQuery(), enabled: wanted });
  return (
    <Select
      label="Show for an article"
      placeholder="The templates, for no article"
      className={classes['example'] ?? ''}
      classNames={{
        input: classes['exampleInput'] ?? '',
        dropdown: classes['dropdown'] ?? '',
        option: classes['option'] ?? '',
      }}
      data={articles.map((article) => ({ value: String(article.id), label: article.title }))}
      value={articleId === null ? null : String(articleId)}
      onChange={(id) => onChoose(id === null ? null : Number(id))}
      onDropdownOpen={() => setWanted(true)}
      nothingFoundMessage={isFetched ? 'No article of that name' : 'Loading…'}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Show the templates again' }}
      maxDropdownHeight={320}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
