// "Exit this page", in every way there is to press it.
import { join } from 'node:path';
import { artefacts, check, close, foreign, hostOrigin, left, open, same, saying, serve, shared, shift, site, test, weather } from './harness.mjs';
await test('exit: a click leaves, and tells the next site nothing', async () => {
  const page = await open('/search?text=neglect');
  foreign.asked.length = 0;
  await page.click('.fp-exit-button');
  await left(page);
  same(foreign.asked.filter((one) => one.url === '/weather').map((one) => one.referrer), ['']);
  await page.context().close();
});

await test('exit: the hidden link leaves, and both work without script', async () => {
  const page = await open('/search?text=neglect');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  same(await page.evaluate(() => document.activeElement.textContent), 'Exit this page');
  await page.keyboard.press('Enter');
  await left(page);
  await page.context().close();
  const plain = await open('/search?text=neglect', { javaScriptEnabled: false });
  await plain.click('.fp-exit-button');
  await left(plain);
  await plain.context().close();
});

await test('exit: Shift three times leaves, and says how many more', async () => {
  const page = await open('/');
  await shift(page, 1);
  same(await saying(page), 'Shift, press 2 more times to exit.');
  same(await page.locator('.fp-exit-dots .fp-lit').count(), 1);
  await shift(page, 1);
  same(await saying(page), 'Shift, press 1 more time to exit.');
  await page.screenshot({ path: join(artefacts, 'exit-two-presses.png') });
  await shift(page, 1);
  await left(page);
  await page.context().close();
});

await test('exit: also from within the field, whatever listens there', async () => {
  const page = await open('/');
  await page.evaluate(() => document.querySelector('#fp-text').addEventListener('keyup', (event) => event.stopPropagation()));
  await page.focus('#fp-text');
  await shift(page, 3);
  await left(page);
  await page.context().close();
});

await test('exit: Shift with another key does not count; another key begins anew', async () => {
  const page = await open('/');
  await page.focus('#fp-text');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+A');
  same(await saying(page), '');
  await shift(page, 2);
  await page.keyboard.press('b');
  same(await saying(page), 'Exit this page expired.');
  await shift(page, 2);
  same(await saying(page), 'Shift, press 1 more time to exit.');
  check(page.url().startsWith(site.url), 'it left');
  await close(page);
});

await test('exit: five seconds without a press begin anew, and that is said for five more', async () => {
  const page = await open('/');
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 1000));
  await shift(page, 2);
  await page.clock.runFor(4900);
  same(await saying(page), 'Shift, press 1 more time to exit.');
  await page.clock.runFor(200);
  same(await saying(page), 'Exit this page expired.');
  check(!(await page.locator('.fp-exit-dots').isVisible()), 'the dots are still there');
  await page.clock.runFor(5100);
  same(await saying(page), '');
  await shift(page, 2);
  check(page.url().startsWith(site.url), 'it left');
  await close(page);
});

await test('exit: the page is covered before the next one comes; Back uncovers it', async () => {
  const page = await open('/search?text=neglect');
  foreign.pages['/weather'] = { body: '<title>Weather</title>', wait: 1500 };
  const covered = await page.evaluate(() => {
    document.querySelector('.fp-exit-button').click();
    const overlay = document.querySelector('[data-fp-overlay]'), box = overlay.getBoundingClientRect();
    return { role: overlay.getAttribute('role'), words: overlay.textContent, whole: box.width >= innerWidth && box.height >= innerHeight,
      main: getComputedStyle(document.querySelector('main')).display, z: getComputedStyle(overlay).zIndex };
  });
  same(covered, { role: 'alert', words: 'Loading.', whole: true, main: 'none', z: '9999' });
  await left(page);
  delete foreign.pages['/weather'];
  await page.goBack();
  await page.waitForSelector('main:visible');
  same(await page.locator('[data-fp-overlay]').count(), 0);
  same(await saying(page), '');
  await page.context().close();
});

await test('exit: not on paper', async () => {
  const page = await open('/');
  await page.emulateMedia({ media: 'print' });
  check(!(await page.locator('.fp-exit').isVisible()), 'the button is printed');
  await close(page);
});

// -- Within a frame ---------------------------------------------------------------------------------

const frame = (sandbox) => `<!DOCTYPE html><html lang="en"><title>Intranet</title><iframe ${sandbox} title="Search" src="${shared.url}/widget?text=neglect" width="700" height="600"></iframe></html>`;
foreign.pages['/frame-free'] = { body: frame('') };
foreign.pages['/frame-tight'] = { body: frame('sandbox="allow-scripts allow-forms allow-same-origin"') };

async function framed(path, options) {
  const page = await open(hostOrigin + path, options);
  await page.frameLocator('iframe').locator('.fp-exit-button').waitFor();
  return page;
}

await test('exit: out of a frame the whole window leaves, by click, by the hidden link and by Shift', async () => {
  for (const press of [(inside) => inside.locator('.fp-exit-button').click(),
    (inside) => inside.locator('[data-fp-exit-link]').press('Enter'),
    async (inside, page) => { await inside.locator('#fp-text').click(); await shift(page, 3); }]) {
    const page = await framed('/frame-free');
    await press(page.frameLocator('iframe'), page);
    await left(page);
    await page.context().close();
  }
});

await test('exit: without script the whole window leaves a frame as well', async () => {
  const page = await framed('/frame-free', { javaScriptEnabled: false });
  await page.frameLocator('iframe').locator('.fp-exit-button').click();
  await left(page);
  await page.context().close();
});

await test('exit: out of a frame that may not take the window along at least the frame leaves', async () => {
  const page = await framed('/frame-tight');
  await page.frameLocator('iframe').locator('.fp-exit-button').click();
  await page.waitForFunction(() => true);
  for (let i = 0; i < 40 && page.frames()[1].url() !== weather; i += 1) await page.waitForTimeout(100);
  same(page.frames()[1].url(), weather);
  await page.context().close();
});

await test('exit: where it is switched off there is no button, and Shift does nothing; else a page says what it does not do', async () => {
  const off = await serve('--exit', 'off');
  const page = await open('/', {}, off);
  same(await page.locator('[data-fp-exit], [data-fp-exit-link]').count(), 0);
  await shift(page, 3);
  await page.waitForTimeout(200);
  check(page.url().startsWith(off.url), 'it left');
  await close(page);
  const told = await open('/leaving');
  check((await told.locator('main').innerText()).includes('does not hide'), 'the honest note is not there');
  await close(told);
});
