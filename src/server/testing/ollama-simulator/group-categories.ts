import { listTopicsNamed } from './topics.ts';
import { listStems } from './words.ts';

/** Subjects of the simulated world by the wide field they belong to. */
const fields: Record<string, readonly string[]> = {
  Technology: ['Databases', 'Programming', 'Servers', 'Security', 'AI', 'Hardware', 'Gadgets'],
  Science: ['Space', 'Physics', 'Nature', 'Oceans', 'Health', 'Mathematics', 'History'],
  Society: ['Politics', 'Local news', 'Law', 'Education'],
  Business: ['Economy', 'Companies', 'Promotion', 'Cryptocurrency'],
  Culture: ['Music', 'Film', 'Books', 'Design', 'Games', 'Celebrity'],
  'Everyday life': ['Food', 'Gardening', 'Travel', 'Transport', 'Housing', 'Sport'],
};

/** Whether a prompt asks for groups of categories, and not for a judgement. */
export function asksForGroups(prompt: string): boolean {
  return /^Categories to sort:$/m.test(prompt);
}

/** Groups of the categories in a prompt by the field of their subject; what belongs to none is left out. */
export function groupCategories(prompt: string): string {
  const section = prompt.slice(prompt.lastIndexOf('Categories to sort:'));
  const groups = new Map<string, string[]>();
  for (const [, id = '', name = ''] of section.matchAll(/^(c\d+) (.+)$/gm)) {
    const field = findField(name);
    if (field !== undefined) groups.set(field, [...(groups.get(field) ?? []), id]);
  }
  return JSON.stringify({ groups: [...groups].map(([group, ids]) => ({ group, ids })) });
}

function findField(name: string): string | undefined {
  const topics = listStems(name)
    .flatMap((word) => listTopicsNamed(word))
    .map((topic) => topic.name);
  return Object.keys(fields).find((field) => fields[field]?.some((topic) => topics.includes(topic)));
}
