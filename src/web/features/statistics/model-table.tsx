import type { ModelStatistics } from '#shared/statistics.ts';
import { describeCount, describeSeconds } from './numbers.ts';
import classes from './tables.module.css';

/** What judged in these days, one beside the other. */
export function ModelTable({ models }: { models: ModelStatistics[] }) {
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
          <ModelRow key={`${model.model} ${model.category_model}`} model={model} />
        ))}
      </tbody>
    </table>
  );
}

function ModelRow({ model }: { model: ModelStatistics }) {
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
      <td>{describeCount(judged)}</td>
      <td>{describeSeconds(model.seconds_per_article)}</td>
      <td>{median === null ? '–' : Math.round(median)}</td>
    </tr>
  );
}
