import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PullEvent } from '#server/ollama/pull.ts';
import {
  beginConnection,
  foldPullEvent,
  type PullProgress,
  startProgress,
  storeProgress,
  viewProgress,
} from './pull-progress.ts';

const words = (status: string): PullEvent => ({ kind: 'phase', status });
const layer = (digest: string, completed: number, total = 1_000): PullEvent => ({
  kind: 'layer',
  status: '',
  digest,
  total,
  completed,
});

/** One event every 60 ms, as Ollama reports. */
function fold(events: PullEvent[], from = startProgress()): PullProgress {
  return events.reduce((progress, event, index) => foldPullEvent(progress, event, index * 60), from);
}
const view = (progress: PullProgress) => viewProgress(progress, 0);

describe('the bytes of a pull', () => {
  it('are summed over the layers seen so far', () => {
    const progress = fold([words('pulling manifest'), layer('a', 1_000), layer('b', 600, 3_000)]);
    expect(view(progress)).toMatchObject({ completed: 1_600, total: 4_000, percent: 40 });
  });

  it('count a layer that was left behind as complete', () => {
    expect(view(fold([layer('a', 940), layer('b', 0)])).completed).toBe(1_000);
    expect(view(fold([layer('a', 940), words('verifying sha256 digest')])).completed).toBe(1_000);
  });

  it('do not fall when a chunk is fetched again, which is called re-checking', () => {
    const lost = fold([layer('a', 800), layer('a', 500)]);
    expect(lost.phase).toBe('rechecking');
    expect(view(lost)).toMatchObject({ completed: 800, percent: 80, eta: null });
    const back = fold([layer('a', 820)], lost);
    expect(back.phase).toBe('downloading');
    expect(view(back)).toMatchObject({ completed: 820, percent: 82 });
  });

  it('of a layer that is told of as a whole model are counted like any other', () => {
    expect(view(fold([layer('sha256:model', 250)]))).toMatchObject({ total: 1_000, percent: 25 });
  });

  it('without a total have no percentage', () => {
    expect(view(fold([layer('a', 250, 0)]))).toMatchObject({ completed: 250, total: null, percent: null });
  });

  it('that no sum can be made of are left out', () => {
    const odd = [-5, 0.5, Number.MAX_VALUE, Number.NaN].map((bytes) => layer('a', bytes));
    expect(view(fold([...odd, layer('b', 100, -1)]))).toMatchObject({ completed: 1_100, total: null });
  });
});

describe('the percentage', () => {
  it('is unknown until a layer grows: what is there already says nothing about the rest', () => {
    const present = fold([words('pulling manifest'), layer('small', 400, 400)]);
    expect(view(present).percent).toBeNull();
    expect(view(fold([layer('large', 99_600, 999_600)], present)).percent).toBe(10);
  });

  it('knows about how large a recommended model is before its last layer is seen', () => {
    expect(view(fold([layer('a', 500)], startProgress(10_000))).percent).toBe(5);
  });

  it('is not shown while the manifest is read, and while nobody knows how long it takes', () => {
    const events = [words('pulling manifest'), layer('a', 500), words('verifying'), words('writing')];
    const shown = events.map((_, index) => view(fold(events.slice(0, index + 1))).percent);
    expect(shown).toEqual([null, 50, null, null]);
  });

  it('is never 100 before the model is installed', () => {
    expect(view(fold([layer('a', 0), layer('a', 1_000)])).percent).toBe(99);
  });
});

describe('the phase', () => {
  const phases = (events: PullEvent[]) => events.map((_, index) => fold(events.slice(0, index + 1)).phase);

  it('follows the order of the lines and not their wording', () => {
    const events = [words('Manifest'), words('Manifest'), layer('a', 1), words('x'), words('x'), words('y')];
    expect(phases(events)).toEqual([
      'starting',
      'starting',
      'downloading',
      'verifying',
      'verifying',
      'writing',
    ]);
  });

  it('is right for a model whose layers are all there', () => {
    const events = [words('pulling manifest'), words('verifying sha256 digest'), words('writing manifest')];
    expect(phases(events)).toEqual(['starting', 'verifying', 'writing']);
  });

  it('goes back to downloading when another layer comes', () => {
    expect(phases([layer('a', 1), words('checking'), layer('b', 1)])).toEqual([
      'downloading',
      'verifying',
      'downloading',
    ]);
  });
});

describe('a second connection', () => {
  const half = fold([words('pulling manifest'), layer('a', 1_000), layer('b', 500)]);

  it('goes on from the bytes that Ollama kept', () => {
    const again = fold(
      [words('pulling manifest'), layer('a', 1_000), layer('b', 520)],
      beginConnection(half),
    );
    expect(again.phase).toBe('downloading');
    expect(view(again)).toMatchObject({ completed: 1_520, total: 2_000, percent: 76 });
  });

  it('re-checks what Ollama has lost, and shows no less than before', () => {
    const again = fold([words('pulling manifest'), layer('a', 100)], beginConnection(half));
    expect(again.phase).toBe('rechecking');
    expect(view(again)).toMatchObject({ completed: 1_500, percent: 75 });
  });

  it('knows after a restart of ours what was known before', () => {
    const restored = startProgress(0, JSON.parse(JSON.stringify(storeProgress(half))));
    expect(view(fold([layer('a', 1_000), layer('b', 600)], restored))).toMatchObject({
      percent: 80,
      total: 2_000,
    });
  });
});

describe('whatever Ollama says', () => {
  const digest = fc.constantFrom('a', 'b', 'c', '__proto__');
  const bytes = fc.oneof(fc.nat(10_000), fc.constantFrom(0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY));
  const event: fc.Arbitrary<PullEvent | 'connect' | 'restart'> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(digest, bytes, bytes).map(([name, done, all]) => layer(name, done, all)),
    },
    { weight: 2, arbitrary: fc.constantFrom('m', 'v', 'w').map(words) },
    { weight: 1, arbitrary: fc.constantFrom('connect' as const, 'restart' as const) },
  );
  const steps = fc.array(fc.tuple(event, fc.nat(3_000)), { maxLength: 60 });

  it('every figure is a whole number or unknown, and neither bytes nor percentage fall', () => {
    fc.assert(
      fc.property(steps, fc.nat(20_000), (script, expected) => {
        let progress = startProgress(expected);
        let now = 0;
        let before = { completed: 0, percent: 0 };
        for (const [what, pause] of script) {
          now += pause;
          if (what === 'connect') progress = beginConnection(progress);
          else if (what === 'restart') progress = startProgress(expected, storeProgress(progress));
          else progress = foldPullEvent(progress, what, now);
          const { completed, total, percent, speed, eta } = viewProgress(progress, now);
          for (const figure of [completed, total ?? 0, percent ?? 0, speed ?? 0, eta ?? 0]) {
            expect(Number.isSafeInteger(figure) && figure >= 0).toBe(true);
          }
          expect(completed).toBeGreaterThanOrEqual(before.completed);
          expect(percent ?? before.percent).toBeGreaterThanOrEqual(before.percent);
          expect(percent ?? 0).toBeLessThan(100);
          expect(total ?? completed).toBeGreaterThanOrEqual(completed);
          before = { completed, percent: percent ?? before.percent };
        }
      }),
    );
  });

  it('a download that only grows shows its true share to the percent', () => {
    const growth = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(growth, (pieces) => {
        const total = pieces.reduce((sum, piece) => sum + piece, 0) + 1;
        let progress = startProgress();
        let sum = 0;
        for (const piece of pieces) {
          sum += piece;
          progress = foldPullEvent(progress, layer('a', sum, total), sum);
          expect(view(progress).percent).toBe(Math.min(99, Math.floor((100 * sum) / total)));
        }
      }),
    );
  });
});
