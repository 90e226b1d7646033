/** Words that say nothing about a topic. */
const stopwords = new Set(
  (
    'a about above after again all also an and any are as at be because been before being below between both ' +
    'but by can could did do does doing down during each especially etc few for from further had has have ' +
    'having he her here hers him his how i if in into is it its itself just like me more most my new news no ' +
    'nor not now of off on once only or other our out over own same she should so some such than that the ' +
    'their them then there these they thing things this those through to too topic under until up us very ' +
    'was we were what when where which while who whom why will with would you your article articles anything ' +
    'everything interest interested interesting work works inside small large big good better best one two three four five six ten hundred first last second next every another without within never always still back even says said say goes come comes keep keep want need needs year years day days week weeks hour hours minute minutes time times people person long short old little left right well whole part half end around own anybody nobody something nothing somebody take takes took thing know knows think since yet also much very really quite many much make made get got use used using way'
  ).split(' '),
);

/** Whether a word says nothing about a subject. */
export function isStopword(word: string): boolean {
  return stopwords.has(word.toLowerCase());
}

/** A short form that related words share: `engines` and `engine`, `baking` and `baked`. */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length <= 3) return lower;
  const cut = lower
    .replace(/'s$/, '')
    .replace(/(sses|ies)$/, (ending) => (ending === 'ies' ? 'y' : 'ss'))
    .replace(/([^su])s$/, '$1');
  const short = cut.replace(/(ings?|ed|er|ation|ment|ly)$/, '');
  return short.length >= 4 ? short.replace(/e$/, '') : cut.replace(/e$/, '');
}

/** All words of a text in order, as written; `c++`, `c#` and `node.js` are words. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*[+#]*/gu) ?? [];
}

/** The stems of the words that say something, in order, with repetitions. */
export function listStems(text: string): string[] {
  const meaningful = splitWords(text).filter((word) => !isStopword(word));
  return meaningful.filter((word) => word.length > 1 || /\p{Lu}/u.test(word)).map(stem);
}
