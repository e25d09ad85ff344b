// Searching with the module: in place, completed, by keyboard, over a slow and a lost network.
import { join } from 'node:path';
import { artefacts, check, close, heading, inspect, open, posting, same, search, settled, site, test } from './harness.mjs';
await test('results arrive without the page being loaded again; focus goes to their heading', async () => {
  const page = await open('/');
  await page.evaluate(() => { window.same = true; });
  await search(page, 'neglect');
  check((await heading(page)).includes('results for “neglect”'), 'no heading');
  check(await page.evaluate(() => window.same), 'the page was loaded again');
  same(await page.evaluate(() => document.activeElement.id), 'fp-results');
  check((await page.locator('[data-fp-status]').innerText()).includes('results'), 'no status');
  check(page.url().includes('text=neglect') && (await page.title()).startsWith('neglect'), 'the address or the title is another');
  await close(page);
});

await test('filters, pages and the day are asked in place, and Back and Forward show what was there', async () => {
  const page = await open('/search?text=safeguarding');
  await page.evaluate(() => { window.same = true; });
  const first = await heading(page);
  await page.locator('.fp-facets a').first().click();
  await settled(page);
  await page.waitForFunction((was) => document.querySelector('#fp-results').innerText !== was, first);
  const narrowed = await heading(page);
  await page.goBack();
  await page.waitForFunction((was) => document.querySelector('#fp-results').innerText === was, first);
  await page.goForward();
  await page.waitForFunction((was) => document.querySelector('#fp-results').innerText === was, narrowed);
  await page.goBack();
  await page.waitForFunction((was) => document.querySelector('#fp-results').innerText === was, first);
  await page.locator('.fp-paging a').last().click();
  await page.waitForFunction(() => document.querySelector('.fp-paging').innerText.includes('Page 2'));
  check(await page.evaluate(() => window.same), 'the page was loaded again');
  await page.fill('#fp-text', 'safeguarding week');
  await page.locator('summary').click();
  await page.fill('#fp-as_of', '2024-05-20');
  await page.click('.fp-submit');
  await page.waitForSelector('.fp-banner');
  await page.locator('.fp-banner a').click();
  await page.waitForSelector('.fp-banner', { state: 'detached' });
  await close(page);
});

await test('without script the same is done by loading pages', async () => {
  for (const base of [site, posting]) {
    const page = await open('/', { javaScriptEnabled: false }, base);
    await page.fill('#fp-text', 'safeguarding');
    await page.click('.fp-submit');
    check((await heading(page)).includes('safeguarding'), 'no results');
    await page.locator('.fp-facets a, .fp-facets button').first().click();
    check((await page.locator('.fp-facets').innerText()).includes('✓'), 'no filter');
    await page.goto(base.url + '/');
    await close(page);
  }
});

await test('words are completed as a combobox does', async () => {
  const page = await open('/');
  const input = page.locator('#fp-text');
  await input.pressSequentially('brui');
  await page.waitForSelector('[role=listbox]:visible');
  const options = page.locator('[role=option]');
  same(await input.getAttribute('aria-expanded'), 'true');
  await page.screenshot({ path: join(artefacts, 'completion.png') });
  await input.press('ArrowDown');
  same(await input.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
  same(await options.first().getAttribute('aria-selected'), 'true');
  await input.press('ArrowUp');
  same(await input.getAttribute('aria-activedescendant'), null);
  await input.press('Escape');
  same([await input.getAttribute('aria-expanded'), await input.inputValue()], ['false', 'brui'], 'Escape closes the list and nothing else');
  await input.press('ArrowDown');
  await page.waitForSelector('[role=listbox]:visible');
  await page.waitForTimeout(1600);
  check(/\d+ suggestion/.test(await page.locator('[data-fp-status]').innerText()), 'the number is not told');
  await input.press('ArrowDown');
  const words = await options.first().innerText();
  await input.press('Enter');
  await page.waitForSelector('#fp-results');
  await settled(page);
  same(await input.inputValue(), words);
  await page.evaluate(() => document.querySelector('#fp-text').focus());
  await input.fill('');
  await input.pressSequentially('negl');
  await page.waitForSelector('[role=listbox]:visible');
  await input.press('Tab');
  check(!(await page.locator('[role=listbox]').isVisible()), 'leaving the field closes the list');
  await close(page);
  const plain = await open('/', { bypassCSP: true });
  await plain.locator('#fp-text').pressSequentially('brui');
  await plain.waitForSelector('[role=listbox]:visible');
  await plain.keyboard.press('ArrowDown');
  await inspect(plain, 'open list');
  await close(plain);
});

await test('a slow network: an older answer never takes the place of a newer one', async () => {
  const page = await open('/');
  await page.route('**/search?*', async (route) => {
    if (route.request().url().includes('neglect')) await new Promise((done) => setTimeout(done, 1500));
    await route.continue().catch(() => {});
  });
  await page.fill('#fp-text', 'neglect');
  await page.keyboard.press('Enter');
  check(await page.locator('[aria-busy=true]').count() === 1, 'nothing says that it is asked');
  await page.fill('#fp-text', 'bruising');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#fp-results')?.innerText.includes('bruising'));
  await page.waitForTimeout(1800);
  check((await heading(page)).includes('bruising'), 'the older answer came last');
  await close(page);
});

await test('a lost network says so, keeps what was typed, and tries again', async () => {
  const page = await open('/');
  await page.context().setOffline(true);
  await page.fill('#fp-text', 'neglect');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=alert]');
  check((await page.locator('[role=alert]').innerText()).includes('offline'), 'not said');
  same(await page.inputValue('#fp-text'), 'neglect');
  await page.screenshot({ path: join(artefacts, 'offline.png') });
  await page.context().setOffline(false);
  await page.click('text=Try again');
  await page.waitForFunction(() => document.querySelector('#fp-results')?.innerText.includes('neglect'));
  await close(page);
});

await test('a whole search by keyboard alone: words, a filter, the next page, another day, and back', async () => {
  const page = await open('/');
  const tabTo = async (selector) => {
    for (let i = 0; i < 120; i += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${selector} is not reached`);
  };
  const changes = async (job) => {
    const before = await page.locator('[data-fp-answer]').innerHTML();
    await job();
    await page.waitForFunction((was) => document.querySelector('[data-fp-answer]').innerHTML !== was && !document.querySelector('[aria-busy=true]'), before);
  };
  await tabTo('#fp-text');
  await page.keyboard.type('safeguarding');
  await changes(() => page.keyboard.press('Enter'));
  await tabTo('.fp-paging a');
  await changes(() => page.keyboard.press('Enter'));
  check((await page.locator('.fp-paging').innerText()).includes('Page 2'), 'no second page');
  await tabTo('.fp-facets a');
  await changes(() => page.keyboard.press('Enter'));
  check((await page.locator('.fp-facets').innerText()).includes('✓'), 'no filter');
  await page.evaluate(() => document.activeElement.blur());
  await page.locator('#fp-text').focus();
  await tabTo('summary');
  await page.keyboard.press('Enter');
  await tabTo('#fp-as_of');
  await page.keyboard.type('05202024'); // Chromium's own order, of months and days
  same(await page.inputValue('#fp-as_of'), '2024-05-20');
  await changes(() => page.keyboard.press('Enter'));
  check((await page.locator('.fp-banner').innerText()).includes('20 May 2024'), 'no banner');
  await changes(() => page.goBack()); // its keys are the browser's own, which stands apart from the page here
  same(await page.locator('.fp-banner').count(), 0);
  await close(page);
});

await test('a document and Back again shows the results that were left, and in POST mode a form that works', async () => {
  const page = await open('/');
  await search(page, 'neglect');
  const was = await heading(page);
  await page.locator('text=About this document').first().click();
  await page.waitForURL('**/document?*');
  await page.goBack();
  await page.waitForFunction((words) => document.querySelector('#fp-results')?.innerText === words, was);
  await close(page);
  const posted = await open('/', {}, posting);
  await search(posted, 'neglect');
  await posted.locator('text=About this document').first().click();
  await posted.waitForURL('**/document?*');
  await posted.goBack();
  await posted.waitForSelector('#fp-text');
  await search(posted, 'bruising');
  check((await heading(posted)).includes('bruising'), 'it does not search');
  await close(posted);
});

await test('a module or a style sheet that never arrives leaves a page that works', async () => {
  for (const lost of ['**/*.js*', '**/*.css*']) {
    const page = await open(null);
    await page.route(lost, (route) => route.abort());
    await page.goto(site.url + '/', { waitUntil: 'domcontentloaded' });
    await page.fill('#fp-text', 'neglect');
    await page.click('.fp-submit');
    await page.waitForSelector('#fp-results');
    await page.context().close();
  }
});

await test('a slow network: what is asked twice in a hurry is answered once', async () => {
  const page = await open('/'), answered = [];
  page.on('response', (one) => { if (one.url().includes('/search?')) answered.push(one.status()); });
  await page.route('**/search?*', async (route) => { await new Promise((done) => setTimeout(done, 600)); await route.continue().catch(() => {}); });
  await page.fill('#fp-text', 'neglect');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#fp-results')?.innerText.includes('neglect'));
  await settled(page);
  same(await page.locator('#fp-results').count(), 1);
  await close(page);
});
