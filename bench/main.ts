import { measureClaim } from './claim.ts';
import { measureEstimates } from './estimates.ts';
import { measureFullText } from './full-text.ts';
import { measureImages } from './images.ts';
import { measureImport } from './import.ts';
import { measureJudging } from './judging.ts';
import { measureJudgingCost } from './judging-cost.ts';
import { measureLists } from './lists.ts';
import { measureLoad } from './load.ts';
import { measureMarks } from './marks.ts';
import { measurePage } from './page.ts';
import { measurePulls } from './pulls.ts';
import { measureRecompute } from './recompute.ts';
import { measureRefresh } from './refresh.ts';
import { type Bench, describeFigure, saveFigures } from './report.ts';
import { measureSearch } from './search.ts';
import { measureStart } from './start.ts';
import { measureTabs } from './tabs.ts';

/** `npm run bench [name]`: measures and says so. It never passes or fails: what must hold is a test. */
const benches: Record<string, Bench> = {
  claim: measureClaim,
  estimates: measureEstimates,
  images: measureImages,
  import: measureImport,
  'full-text': measureFullText,
  judging: measureJudging,
  'judging-cost': measureJudgingCost,
  lists: measureLists,
  load: measureLoad,
  marks: measureMarks,
  page: measurePage,
  pulls: measurePulls,
  recompute: measureRecompute,
  refresh: measureRefresh,
  search: measureSearch,
  start: measureStart,
  tabs: measureTabs,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const figures = await measure();
  for (const figure of figures) console.log(describeFigure(figure));
  saveFigures(name, figures);
}
