// The widget on another site's page and in a frame.
import { join } from 'node:path';
import { artefacts, check, close, foreign, hostOrigin, left, open, same, shared, shift, site, test, twoWidgets, weather } from './harness.mjs';
const policy = `default-src 'none'; script-src ${shared.url}; style-src ${shared.url}; connect-src ${shared.url}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
foreign.pages['/host'] = { body: twoWidgets, headers: { 'Content-Security-Policy': policy } };

await test('two widgets on a foreign page, under its own strict policy, keep to themselves', async () => {
  const page = await open(hostOrigin + '/host');
  const before = await page.evaluate(() => Object.keys(window).length);
  const fields = page.locator('#fp-text');
  await page.waitForFunction(() => [...document.querySelectorAll('fingerpost-search')].every((one) => one.shadowRoot?.querySelector('#fp-text')));
  same(await fields.count(), 2);
  await fields.first().fill('neglect');
  await fields.first().press('Enter');
  await page.waitForFunction(() => document.querySelector('fingerpost-search').shadowRoot.querySelector('#fp-results'));
  check((await page.locator('#fp-results').first().innerText()).includes('neglect'), 'no results');
  same(await page.locator('#fp-results').count(), 1, 'the other widget answered too');
  same(page.url(), hostOrigin + '/host', 'the address of the host changed');
  same(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).borderTopStyle), 'none', 'our style on its page');
  check((await page.evaluate(() => Object.keys(window).length)) === before, 'a global was added');
  await fields.nth(1).pressSequentially('brui');
  await page.waitForFunction(() => document.querySelectorAll('fingerpost-search')[1].shadowRoot.querySelector('[role=option]'));
  await page.screenshot({ path: join(artefacts, 'two-widgets.png') });
  const link = page.locator('.fp-facets a').first();
  await link.click();
  await page.waitForFunction(() => document.querySelector('fingerpost-search').shadowRoot.querySelector('.fp-facets').textContent.includes('✓'));
  same(page.url(), hostOrigin + '/host');
  await close(page);
});

await test('two widgets: the host sets the colours', async () => {
  foreign.pages['/own'] = { body: twoWidgets.replace('<h1', '<style>fingerpost-search { --sp-strong: rgb(1, 2, 3) }</style><h1') };
  const page = await open(hostOrigin + '/own');
  await page.waitForSelector('.fp-submit >> nth=1');
  await page.waitForFunction(() => getComputedStyle(document.querySelector('fingerpost-search').shadowRoot.querySelector('.fp-submit')).backgroundColor === 'rgb(1, 2, 3)');
  await close(page);
});

await test('two widgets: leaving happens once, and covers the whole page', async () => {
  const page = await open(hostOrigin + '/host');
  await page.waitForFunction(() => [...document.querySelectorAll('fingerpost-search')].every((one) => one.shadowRoot?.querySelector('.fp-exit-dots')));
  foreign.pages['/weather'] = { body: '<title>Weather</title>', wait: 800 };
  foreign.asked.length = 0;
  await shift(page, 2);
  check((await page.locator('[data-fp-exit] [role=status]').allInnerTexts()).every((words) => words.includes('1 more time')), 'counted twice');
  same(await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true }));
    return [document.querySelectorAll('[data-fp-overlay]').length, getComputedStyle(document.querySelector('main')).display];
  }), [1, 'none']);
  await left(page);
  same(foreign.asked.filter((one) => one.url === '/weather').map((one) => one.referrer), [''], 'more than once, or where from is told');
  delete foreign.pages['/weather'];
  await page.context().close();
});

await test('a widget whose server is not there says so', async () => {
  foreign.pages['/lost'] = { body: twoWidgets.replaceAll(`src="${shared.url}/"`, 'src="http://127.0.0.1:9/"') };
  const page = await open(hostOrigin + '/lost');
  await page.waitForFunction(() => document.querySelector('fingerpost-search').shadowRoot?.querySelector('[role=alert]'));
  await page.context().close();
});

await test('a frame shows the widget to the site that may, and to no other', async () => {
  foreign.pages['/frame'] = { body: `<!DOCTYPE html><title>x</title><iframe title="Search" src="${shared.url}/widget" width="600" height="500"></iframe><iframe title="No" src="${site.url}/widget"></iframe>` };
  const page = await open(hostOrigin + '/frame');
  const [own, foreignFrame] = [page.frameLocator('iframe >> nth=0'), page.frames()[2]];
  await own.locator('#fp-text').fill('neglect');
  await own.locator('.fp-submit').click();
  await own.locator('#fp-results').waitFor();
  check(!foreignFrame.url().startsWith(site.url) || (await foreignFrame.locator('#fp-text').count()) === 0, 'a foreign frame shows it');
  await page.context().close();
});

await test('"Narrow the results" leads there within a widget, and the address stays', async () => {
  const page = await open(hostOrigin + '/host', { viewport: { width: 320, height: 640 } });
  await page.waitForFunction(() => document.querySelector('fingerpost-search').shadowRoot?.querySelector('#fp-text'));
  await page.locator('#fp-text').first().fill('safeguarding');
  await page.locator('#fp-text').first().press('Enter');
  await page.locator('.fp-jump a').first().click();
  const at = await page.evaluate(() => {
    const root = document.querySelector('fingerpost-search').shadowRoot;
    return [root.activeElement?.id, Math.round(root.activeElement?.getBoundingClientRect().top ?? -1)];
  });
  same(at[0], 'fp-narrow');
  check(at[1] >= 0 && at[1] < 640, `it stands at ${at[1]}`);
  same(page.url(), hostOrigin + '/host');
  await close(page);
});
