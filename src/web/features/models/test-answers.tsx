import { IconChevronRight } from '@tabler/icons-react';
import type { ModelTestResult, TestedArticle } from '#shared/model-test.ts';
import classes from './test-result.module.css';

/** Every answer of a test, to judge the judge by. */
export function TestAnswers({ result }: { result: ModelTestResult }) {
  const own = result.own_article;
  return (
    <details className={classes['details']}>
      <summary className={classes['summary']}>
        <IconChevronRight size={16} stroke={1.75} aria-hidden />
        Its answers
      </summary>
      <table className={classes['answers']}>
        <thead>
          <tr>
            <th scope="col">Article</th>
            <th scope="col">Wanted</th>
            <th scope="col">Score</th>
          </tr>
        </thead>
        <tbody>
          {result.articles.map((article) => (
            <Answer key={article.title} article={article} wanted={article.wanted ? 'yes' : 'no'} />
          ))}
          {own && <Answer article={own} wanted="yours" />}
        </tbody>
      </table>
    </details>
  );
}

type AnswerProps = { article: Omit<TestedArticle, 'wanted'>; wanted: string };

function Answer({ article, wanted }: AnswerProps) {
  return (
    <tr>
      <td>
        {article.title}
        <small>{article.explanation ?? 'No answer that can be used'}</small>
      </td>
      <td>{wanted}</td>
      <td>{article.score === null ? '–' : Math.round(article.score)}</td>
    </tr>
  );
}
