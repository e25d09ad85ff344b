// Attacks in every field of a document, in addresses and in what is typed: nothing runs, and the policy has none to report.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { check, close, command, foreign, hostOrigin, open, same, search, serveOf, test, tools } from './harness.mjs';

const evil = ['<script>window.hurt=1</script>', '"><img src=x onerror=window.hurt=1>', "' onmouseover='window.hurt=1' x='", '</title><svg onload=window.hurt=1>',
  'javascript:window.hurt=1', '<!--', ']]>', '{{7*7}}', '</script><script>window.hurt=1</script>', '<style>*{display:none}</style>',
  '<iframe srcdoc="<script>top.hurt=1</script>">', '<a href="javascript:window.hurt=1">x</a>', '\u202eevil', '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=javascript:window.hurt=1">', '<form action="javascript:window.hurt=1"><button>x'];
const folder = join(tools, 'evil.index');
rmSync(folder, { recursive: true, force: true });
const lines = evil.map((words, i) => JSON.stringify({ id: `${i}${words}`, title: `Neglect ${words}`, kind: i % 2 ? 'protocol' : 'event', published: '2026-05-01',
  review_due: '2026-05-10', publisher: words, url: words, topics: ['neglect'], media_type: 'text/html',
  html: `<h1>Neglect ${words.replaceAll('<', '&lt;')}</h1><h2>${words.replaceAll('<', '&lt;')}</h2><p>Neglect on 3 June 2026: ${words.replaceAll('<', '&lt;')}</p>` }));
const made = spawnSync(command, ['index', folder, '-', '--recorded', '2026-05-02', '--quiet'], { input: lines.join('\n') + '\n' });
const site = await serveOf(folder, '--editor', '--title', '<b>"Search"\'</b>', '--allow-origin', hostOrigin);

async function watched(path, options) {
  const page = await open(null, options);
  await page.addInitScript(() => {
    window.alert = () => { window.hurt = 1; };
    addEventListener('securitypolicyviolation', (event) => { window.breach = `${event.violatedDirective} ${event.sample}`; });
  });
  await page.goto(path.startsWith('http') ? path : site.url + path);
  return page;
}
async function unhurt(page, what) {
  await page.waitForTimeout(30);
  same(await page.evaluate(() => [window.hurt ?? null, window.breach ?? null]), [null, null], what);
}

await test('attacks in documents run nothing on any page, and the policy reports none', async () => {
  same(made.status, 0, String(made.stderr));
  const page = await watched('/');
  for (const path of ['/search?text=neglect', '/search?text=neglect&page=2', '/search?kinds=event', '/widget?text=neglect', '/', '/diary', '/digest',
    '/editor', '/editor?list=overdue', '/editor?list=timeline', '/editor?list=coverage', '/editor?list=conflicting', '/feed.atom', '/changes.atom',
    '/digest.atom', '/api/search?text=neglect', '/api/diary']) {
    await page.goto(site.url + path);
    await unhurt(page, path);
  }
  for (const [i, words] of evil.entries()) {
    await page.goto(site.url + '/document?id=' + encodeURIComponent(`${i}${words}`));
    check((await page.locator('h1').innerText()).includes('Neglect'), `no document ${i}`);
    await unhurt(page, words);
  }
  await close(page);
});

await test('attacks in what is typed and in addresses run nothing, and the policy reports none', async () => {
  const page = await watched('/');
  for (const words of evil) {
    await search(page, words);
    await unhurt(page, words);
  }
  const asked = evil.map((words) => ['text', words]);
  for (const field of ['as_of', 'kinds', 'topics', 'publishers', 'page', 'go', 'literal', 'from']) asked.push([field, evil[0]], [field, evil[1]]);
  for (const [field, words] of asked) {
    await page.goto(`${site.url}/search?${field === 'text' ? '' : 'text=neglect&'}${field}=${encodeURIComponent(words)}`);
    await unhurt(page, `${field} ${words}`);
  }
  await close(page);
});

await test('attacks in documents run nothing within a widget on a foreign page', async () => {
  foreign.pages['/evil'] = { body: `<!DOCTYPE html><html lang="en"><title>Intranet</title><fingerpost-search src="${site.url}/"></fingerpost-search>
    <script type="module" src="${site.url}/assets/fingerpost.js"></script></html>` };
  const page = await watched(hostOrigin + '/evil');
  await page.locator('#fp-text').pressSequentially('negl');
  await page.waitForFunction(() => document.querySelector('fingerpost-search').shadowRoot?.querySelector('[role=option]'));
  await unhurt(page, 'suggestions');
  await page.locator('#fp-text').fill('neglect');
  await page.locator('#fp-text').press('Enter');
  await page.waitForFunction(() => document.querySelector('fingerpost-search').shadowRoot.querySelector('#fp-results'));
  await unhurt(page, 'results');
  await close(page);
});
