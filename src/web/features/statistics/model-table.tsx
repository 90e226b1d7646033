import type { ModelStatistics } from '#shared/statistics.ts';
import { Meter } from './meter.tsx';
import { describeCount, describeSeconds } from './numbers.ts';
import classes from './tables.module.css';

/** What judged in these days, one beside the other. */
export function ModelTable({ models }: { models: ModelStatistics[] }) {
  const most: Highest = {
    judged: highestOf(models, ({ judged }) => judged),
    seconds: highestOf(models, ({ seconds_per_article: seconds }) => seconds),
  };
  return (
    <table className={`${classes['table']} ${classes['models']}`}>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">Articles</th>
          <th scope="col">Seconds each</th>
          <th scope="col">Median score</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <ModelRow key={`${model.model} ${model.category_model}`} model={model} most={most} />
        ))}
      </tbody>
    </table>
  );
}

type Highest = { judged: number; seconds: number };

function highestOf(models: ModelStatistics[], figureOf: (model: ModelStatistics) => number): number {
  return Math.max(0, ...models.map(figureOf));
}

function ModelRow({ model, most }: { model: ModelStatistics; most: Highest }) {
  const { judged, category_model: categoryModel, median_score: median } = model;
  const read = describeCount(model.tokens_in / judged);
  const written = describeCount(model.tokens_out / judged);
  return (
    <tr>
      <th scope="row">
        <span className={classes['model']}>{model.model}</span>
        <span className={classes['second']}>
          {read} tokens in, {written} out each{categoryModel !== null && ` · categories by ${categoryModel}`}
        </span>
      </th>
      <td>
        {describeCount(judged)}
        <Meter value={judged} highest={most.judged} />
      </td>
      <td>
        {describeSeconds(model.seconds_per_article)}
        <Meter value={model.seconds_per_article} highest={most.seconds} />
      </td>
      <td>
        {median === null ? '–' : Math.round(median)}
        {median !== null && <Meter value={median} highest={100} />}
      </td>
    </tr>
  );
}
