import { expect, test } from 'vitest';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { fittedInterestsSchema } from '#shared/settings.ts';

const path = '/api/interests';

test('texts that a prompt has room for are read whole', async () => {
  const server = await makeTestServer();
  const body = { interests: 'Sea\nWind', anti_interests: 'Football' };
  const whole = { cut: false, left_out: { interests: null, anti_interests: null } };
  expect(await server.read({ method: 'PUT', path, body }, fittedInterestsSchema)).toMatchObject(whole);
  expect(await server.read({ path }, fittedInterestsSchema)).toEqual({ ...body, version: 1, ...whole });
});

test('of longer ones the answer says where a model stops reading, and all of it is kept', async () => {
  const server = await makeTestServer();
  const lines = Array.from({ length: 300 }, (_, index) => `Interest number ${index + 1}`).join('\n');
  const body = { interests: lines, anti_interests: 'Football' };
  const cut = {
    cut: true,
    left_out: { interests: expect.stringMatching(/^Interest number \d+$/), anti_interests: null },
  };
  expect(await server.read({ method: 'PUT', path, body }, fittedInterestsSchema)).toMatchObject(cut);
  expect(await server.read({ path }, fittedInterestsSchema)).toMatchObject({ ...body, ...cut });
});

test.each(['interests', 'anti_interests'])(
  '%s of 100,000 characters are refused with the limit',
  async (field) => {
    const server = await makeTestServer();
    await server.saveInterests('Sea');
    const body = { interests: 'Sea', anti_interests: '', [field]: '海'.repeat(100_000) };
    expect(await server.refusal({ method: 'PUT', path, body })).toMatchObject({
      status: 400,
      code: 'invalid_request',
      message: `${field} can have at most 10,000 characters.`,
    });
    expect(await server.read({ path }, fittedInterestsSchema)).toMatchObject({
      interests: 'Sea',
      version: 1,
    });
  },
);
