import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';

// A wait that a journey can afford.
const { program, openPage } = await startJourney({ WINNOW_AUTH_TRIES: '2', WINNOW_AUTH_FIRST_WAIT: '6s' });

const first = 'four quiet words here';
const second = 'another sentence of mine';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const passwordField = (page: Page) => page.getByRole('textbox', { name: 'Password', exact: true });
const logInButton = (page: Page) => page.getByRole('button', { name: 'Log in' });
const sessions = (page: Page) => page.getByRole('region', { name: 'Browsers that are logged in' });

async function logIn(page: Page, password: string): Promise<void> {
  await passwordField(page).fill(password);
  await logInButton(page).click();
}

/** Whichever page that is: an empty Winnow begins with its welcome. */
async function untilInside(page: Page): Promise<void> {
  await page.waitForURL(({ pathname }) => pathname !== '/login' && pathname !== '/');
}

async function openAccess(page: Page): Promise<void> {
  await page.goto('/settings/access');
  await page.getByRole('heading', { name: 'Password', exact: true }).waitFor();
}

test('a password is set on the machine itself, and from then on every other tab has to log in', async () => {
  const owner = await openPage({ statuses: [401] });
  const other = await openPage({ statuses: [401] });
  await other.goto('/settings/general');
  await openAccess(owner);
  await owner.getByText('Only this machine reaches Winnow, so it asks for no password.').waitFor();
  expect(await findBarriers(owner)).toEqual([]);
  await owner.getByLabel('New password').fill('password');
  await owner.getByRole('button', { name: 'Set password' }).click();
  await owner.getByText('one of the first that anybody would try').waitFor();
  // The answer, which lets this browser in, comes late: what it asks for before is refused, and shuts it out of nothing.
  const answered = Promise.withResolvers<void>();
  await owner.route('**/api/access/password', async (route) => {
    // Asked beside the browser, which would keep the cookie at once.
    const request = route.request();
    const answer = await fetch(request.url(), {
      method: request.method(),
      headers: request.headers(),
      body: request.postData(),
    });
    await answered.promise;
    const body = await answer.text();
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  });
  await owner.getByLabel('New password').fill(first);
  await owner.getByRole('button', { name: 'Set password' }).click();
  await other.waitForURL(/\/login\?to=/);
  const refused = owner.waitForResponse((response) => response.status() === 401);
  await owner.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await refused;
  answered.resolve();
  await owner.getByText('A password protects Winnow.').waitFor();
  await sessions(owner).getByText('This browser').waitFor();
  expect(await findBarriers(owner)).toEqual([]);

  // The other tab has heard of it by itself, and comes back to where it was.
  await other.getByRole('heading', { name: 'Log in to Winnow' }).waitFor();
  expect(await findBarriers(other)).toEqual([]);
  await logIn(other, first);
  await other.waitForURL('**/settings/general');
  await other.getByRole('heading', { name: 'General' }).waitFor();
  await eventually(() => sessions(owner).getByRole('listitem').count()).toBe(2);
  // Logged in is logged in: the page of the login has nothing to ask.
  await owner.goto('/login?to=https%3A%2F%2Fevil.example');
  await untilInside(owner);
  expect(new URL(owner.url()).origin).toBe(program.url);
});

test('a wrong password is refused, guessing has to wait, and the right one leads to the page that was wanted', async () => {
  const page = await openPage({ ...phone, statuses: [403, 429] });
  await page.goto('/all?sort=newest');
  await page.waitForURL(/\/login\?to=/);
  await logIn(page, 'not this one');
  await page.getByText('This is not the password.').waitFor();
  await logIn(page, 'nor this one');
  // What is typed next takes its place.
  await page.locator('input[name="current-password"]:focus').waitFor();
  await logIn(page, first);
  await page.getByText(/^Too many wrong passwords\. Try again in \d s\.$/).waitFor();
  expect(await logInButton(page).isDisabled()).toBe(true);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByText('Now you can try again.').waitFor();
  await logIn(page, first);
  await page.waitForURL('**/all?sort=newest');
});

test('a browser that is logged out here is outside at once; who changes the password stays in', async () => {
  const owner = await openPage({ statuses: [401] });
  await logIn(owner, first);
  await untilInside(owner);
  await openAccess(owner);
  await owner.getByRole('button', { name: 'Log out everywhere else' }).click();
  await eventually(() => sessions(owner).getByRole('listitem').count()).toBe(1);

  const other = await openPage({ statuses: [401] });
  await logIn(other, first);
  await untilInside(other);
  await eventually(() => sessions(owner).getByRole('listitem').count()).toBe(2);
  await sessions(owner)
    .getByRole('button', { name: /^Log out Chrome/ })
    .click();
  await other.waitForURL(/\/login/);
  await eventually(() => sessions(owner).getByRole('listitem').count()).toBe(1);

  await owner.getByRole('button', { name: 'Change password' }).click();
  await owner.getByLabel('Current password').fill(first);
  await owner.getByLabel('New password').fill(second);
  await owner.getByRole('button', { name: 'Change password' }).click();
  await owner.getByText('This browser is logged in; every other one has to log in.').waitFor();
  await logIn(other, second);
  await untilInside(other);
  await other.goto('/settings/access');
  await other.getByRole('button', { name: 'Log out', exact: true }).click();
  await other.getByRole('heading', { name: 'Log in to Winnow' }).waitFor();
  await other.goBack();
  await other.waitForURL(/\/login/);
});

test('a script comes in with a token, which is shown once and revoked', async () => {
  const page = await openPage();
  await logIn(page, second);
  await untilInside(page);
  await openAccess(page);
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('What it is for').fill('Backup script');
  await page.getByRole('button', { name: 'Make token' }).click();
  const shown = page.getByRole('region', { name: 'The token Backup script' });
  const token = await shown.getByText(/^winnow_/).innerText();
  expect(await findBarriers(page)).toEqual([]);
  const ask = (method: string, path: string) =>
    fetch(`${program.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  expect((await ask('GET', '/api/counts')).status).toBe(200);
  expect((await ask('POST', '/api/judging/pause')).status).toBe(403);
  await shown.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await page.getByText('Used now · made').waitFor();
  expect(await page.getByText(/winnow_\d/).count()).toBe(0);
  await page.getByRole('button', { name: 'Revoke Backup script' }).click();
  await eventually(() => page.getByText('Backup script').count()).toBe(0);
  expect((await ask('GET', '/api/counts')).status).toBe(401);
});

test('who knows the password takes it away again', async () => {
  const page = await openPage({ ...phone, statuses: [403] });
  await logIn(page, second);
  await untilInside(page);
  await openAccess(page);
  await page.getByRole('button', { name: 'Remove password' }).click();
  await page.getByLabel('Current password').fill('not this one');
  await page.getByRole('button', { name: 'Remove password' }).click();
  await page.getByText('This is not the password.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByLabel('Current password').fill(second);
  await page.getByRole('button', { name: 'Remove password' }).click();
  await page.getByText('so it asks for no password').waitFor();
  const stranger = await openPage();
  await untilInside(stranger);
});
