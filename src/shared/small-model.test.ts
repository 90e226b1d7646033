import { expect, test } from 'vitest';
import { isTooSmallToJudge } from './small-model.ts';

test.each(['268.10M', '0.5B', '999K', '134.52m'])('%s parameters are too few to judge', (parameters) => {
  expect(isTooSmallToJudge({ can_judge: true, parameter_size: parameters })).toBe(true);
});

test.each(['1B', '3.2B', '1.2T', '', 'many', '8x7B', null])(
  '%s parameters are not known to be too few',
  (parameters) => {
    expect(isTooSmallToJudge({ can_judge: true, parameter_size: parameters })).toBe(false);
  },
);

test('nothing is said of a model that does not judge anyway', () => {
  expect(isTooSmallToJudge({ can_judge: false, parameter_size: '22.57M' })).toBe(false);
});
