/** Every write that belongs to one judgement; a crash at each has to undo the others. */
export const judgementWrites = [
  'insert on judgements',
  'update on judgements',
  'delete on article_categories',
  'insert on article_categories',
  'update on articles',
  'delete on judging_failures',
  'delete on judging_jobs',
  'insert on judging_days',
];
