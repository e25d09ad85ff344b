// WordPress as people meet it: an editor puts the block and the shortcode on pages and publishes them, a reader searches,
// narrows, goes on and leaves, with script and without. wordpress.sh says where it stands.
import { join } from 'node:path';
import { artefacts, browser, check, close, foreign, inspect, left, open, same, shift, test, weather } from './harness.mjs';

const { WORDPRESS: site, WORDPRESS_PASSWORD: password } = process.env;
const shot = (page, name) => page.screenshot({ path: join(artefacts, `plugin-wordpress-${name}.png`), fullPage: true });
const pages = {}; // what was published: its address

// What an editor does: the pages of the administration may say what they like in the console.
const desk = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
desk.setDefaultTimeout(15000);

async function insert(name) {
  await desk.getByRole('button', { name: 'Toggle block inserter' }).click();
  await desk.getByPlaceholder('Search', { exact: true }).fill(name);
  await desk.locator('[role=option]', { hasText: name }).first().click();
  await desk.getByRole('button', { name: 'Toggle block inserter' }).click();
}

// A new page with what `fill` puts on it, published as one does.
async function published(title, fill) {
  await desk.goto(`${site}/wp-admin/post-new.php?post_type=page`);
  const heading = desk.getByRole('textbox', { name: 'Add title' });
  // Whoever comes for the first time is greeted.
  if (Object.keys(pages).length === 0) await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await heading.fill(title);
  await fill();
  await shot(desk, `editor-${title.toLowerCase()}`);
  await desk.getByRole('button', { name: 'Publish', exact: true }).click();
  await desk.getByLabel('Editor publish').getByRole('button', { name: 'Publish', exact: true }).click();
  pages[title] = await desk.getByLabel('Editor publish').getByRole('link', { name: 'View Page' }).getAttribute('href');
}

await test('wordpress: an editor logs in and finds the plug-in switched on', async () => {
  await desk.goto(`${site}/wp-login.php`);
  await desk.getByLabel('Username or Email Address').fill('admin');
  await desk.getByLabel('Password', { exact: true }).fill(password);
  await desk.getByRole('button', { name: 'Log In' }).click();
  await desk.goto(`${site}/wp-admin/plugins.php`);
  check(await desk.getByRole('link', { name: 'Deactivate Fingerpost search' }).count(), 'it is not switched on');
});

await test('wordpress: the block is inserted, set and published in the block editor', async () => {
  await published('Block', async () => {
    await insert('Fingerpost search');
    await desk.getByLabel('Place whose procedures apply').fill('leeds');
    await desk.getByLabel('Only these kinds').fill('protocol, guidance');
    await desk.getByLabel('Where "Exit this page" leads').fill(weather);
  });
  check(pages.Block.startsWith(site), 'it has no address');
});

await test('wordpress: the shortcode is put on a page and published', async () => {
  await published('Shortcode', async () => {
    await insert('Shortcode');
    await desk.getByLabel('Shortcode text').fill(`[fingerpost exit="${weather}"]`);
  });
  check(pages.Shortcode.startsWith(site), 'it has no address');
});

const total = async (page) => parseInt(await page.locator('.fingerpost h2').first().innerText(), 10);
const pressed = (page, name) => Promise.all([page.waitForEvent('load'), page.locator('.fingerpost').getByRole('button', { name }).first().click()]);
const search = async (page, words, day = '') => {
  await page.getByLabel('Search safeguarding guidance').fill(words);
  await page.getByLabel('as of').fill(day);
  await pressed(page, /^Search$/);
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script';
  const begin = (name) => open(pages[name], { javaScriptEnabled, bypassCSP: true });
  const leave = async (page) => {
    await Promise.all([left(page), page.locator('.fingerpost .fp-exit-button').click()]);
    same(foreign.asked.findLast((one) => one.url === '/weather').referrer, '', 'where a reader was is told');
  };

  await test(`wordpress: a reader searches, narrows, goes on and leaves, ${how}`, async () => {
    const page = await begin('Shortcode');
    await shot(page, `form-${how.replace(' ', '-')}`);
    if (javaScriptEnabled) await inspect(page, 'wordpress, form');
    await search(page, 'safeguarding');
    const all = await total(page);
    check(all > 10, `only ${all} results`);
    check(await page.locator('.fingerpost mark').count(), 'nothing is marked');
    check((await page.locator('.fingerpost-standing').allInnerTexts()).some((words) => words.startsWith('In force')), 'nothing is said to be in force');
    if (javaScriptEnabled) await inspect(page, 'wordpress, results');
    await shot(page, `results-${how.replace(' ', '-')}`);
    const filter = page.locator('.fingerpost-filters').getByRole('button', { name: /^Protocol \(\d+\)$/ });
    const promised = parseInt((await filter.innerText()).match(/\((\d+)\)/)[1], 10);
    await pressed(page, /^Protocol \(\d+\)$/);
    same(await total(page), promised, 'a filter promised another number');
    same(await page.getByLabel('Search safeguarding guidance').inputValue(), 'safeguarding', 'the words are gone');
    await shot(page, `narrowed-${how.replace(' ', '-')}`);
    await pressed(page, /^Remove filter: Protocol$/);
    same(await total(page), all, 'the filter stays');
    const first = await page.locator('.fingerpost ol h3').allInnerTexts();
    await pressed(page, /^Next$/);
    same(await page.locator('.fingerpost ol').getAttribute('start'), '11');
    check(!(await page.locator('.fingerpost ol h3').allInnerTexts()).every((title) => first.includes(title)), 'the second page is the first');
    await pressed(page, /^Previous$/);
    same(await page.locator('.fingerpost ol h3').allInnerTexts(), first, 'the first page is another');
    check(!page.url().includes('safeguarding'), 'the question is in the address');
    await leave(page);
    await close(page);
  });

  await test(`wordpress: another day, nothing, and an attack, ${how}`, async () => {
    const page = await begin('Shortcode');
    await search(page, 'safeguarding week', '2024-05-20');
    check((await page.locator('.fingerpost').innerText()).includes('Not today.'), 'no banner');
    await search(page, 'zzzqqqxx');
    same(await total(page), 0);
    await search(page, '"><img src=x onerror=window.hurt=1>');
    same(await page.locator('.fingerpost img').count(), 0, 'an attack became a picture');
    await close(page);
  });

  await test(`wordpress: the block keeps to what its author set, ${how}`, async () => {
    const page = await begin('Block');
    await search(page, 'neglect');
    const kinds = await page.locator('.fingerpost-about').allInnerTexts();
    check(kinds.length && kinds.every((words) => /^(Protocol|Guidance)/.test(words)), `it shows ${kinds}`);
    await shot(page, `block-${how.replace(' ', '-')}`);
    await leave(page);
    await close(page);
  });
}

await test('wordpress: Shift three times leaves, and back the page is there again', async () => {
  const page = await open(pages.Shortcode, { bypassCSP: true });
  await search(page, 'neglect');
  await shift(page, 2);
  check((await page.locator('[data-fp-exit] [role=status]').innerText()).includes('1 more time'), 'it does not say how often');
  await shot(page, 'two-presses');
  await Promise.all([left(page), shift(page, 1)]);
  await page.goBack();
  check(await page.getByLabel('Search safeguarding guidance').isVisible(), 'the page stays hidden');
  await close(page);
});

await test('wordpress: all of it by the keys', async () => {
  const page = await open(pages.Shortcode, { bypassCSP: true });
  const on = async (name) => { for (let i = 0; i < 60 && !(await page.evaluate((wanted) => (document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim().match(wanted), name)); i += 1) await page.keyboard.press('Tab'); };
  await on('^Search safeguarding guidance$');
  await page.keyboard.type('safeguarding');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  const all = await total(page);
  await on('^Protocol \\(');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  check(await total(page) < all, 'it did not narrow');
  await on('^Emergency Exit this page$');
  await Promise.all([left(page), page.keyboard.press('Enter')]);
  await close(page);
});
await desk.context().close();
