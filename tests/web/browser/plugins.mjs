// The Flask, Django, Wagtail and Express pages, clicked through with script and without: they need none, and none runs.
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { artefacts, check, close, index, foreign, inspect, left, open, running, same, site, test, tools, weather } from './harness.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
function start(program, words, env) {
  return new Promise((done, lost) => {
    const child = spawn(program, words, { env: { ...process.env, ...env } });
    running.push(child);
    let said = '';
    for (const from of [child.stdout, child.stderr])
      from.on('data', (piece) => {
        said += piece;
        const open = said.match(/open (http:\S+)/);
        if (open) done(open[1]);
      });
    child.on('exit', () => lost(new Error(said)));
  });
}

const python = (framework) => start('/usr/bin/python3', [join(here, 'plugin_site.py'), framework, index, weather],
  { PYTHONPATH: join(tools, '..', 'python'), PYTHONDONTWRITEBYTECODE: '1' });
const ways = {
  flask: () => python('flask'),
  django: () => python('django'),
  express: () => {
    copyFileSync(join(here, '../../examples/web/express/server.mjs'), join(tools, 'server.mjs')); // beside the packages it needs
    return start('node', [join(tools, 'server.mjs')], { FINGERPOST_URL: site.url, PORT: '0', LEAVE_TO: weather });
  },
};

// Wagtail has two: a page of its tree, and the path beside it. wagtail.sh says which packages and which folder.
const { WAGTAIL_PATH, WAGTAIL_FOLDER } = process.env;
if (WAGTAIL_FOLDER) {
  for (const name of Object.keys(ways)) delete ways[name];
  const wagtail = await start('/usr/bin/python3', [join(here, 'wagtail_site.py'), WAGTAIL_FOLDER, 'serve', weather],
    { PYTHONPATH: WAGTAIL_PATH, PYTHONDONTWRITEBYTECODE: '1' });
  ways['wagtail-page'] = () => `${wagtail}/guidance/`;
  ways['wagtail-path'] = () => `${wagtail}/search/`;
}

for (const [name, begin] of Object.entries(ways)) {
  const url = await begin();
  for (const javaScriptEnabled of [true, false])
    await test(`${name}: clicked through on loopback, ${javaScriptEnabled ? 'with script' : 'without script'}`, async () => {
      const page = await open(url, { javaScriptEnabled, bypassCSP: true });
      const looked = async (state) => { if (javaScriptEnabled) await inspect(page, `${name}, ${state}`); };
      const pressed = (button) => Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: button }).click()]);
      const ask = async (fields) => {
        for (const [field, value] of Object.entries(fields)) await page.fill(`#${field}`, value);
        await pressed('Search');
      };
      await looked('form');
      await ask({ text: 'safeguarding' });
      check(/^\d+ results$/.test(await page.locator('h2').first().innerText()), 'no results');
      check((await page.locator('mark').count()) > 0, 'nothing is marked');
      await looked('results');
      await page.screenshot({ path: join(artefacts, `plugin-${name}.png`), fullPage: true });
      const first = await page.locator('ol').innerText();
      await pressed('Next');
      check(await page.locator('ol').innerText() !== first, 'the second page is the first');
      await pressed('Previous');
      same(await page.locator('ol').innerText(), first, 'the first page is another');
      same(page.url(), url, 'the question is in the address');
      await ask({ text: 'safeguarding week', as_of: '2024-05-20' });
      check((await page.locator('main').innerText()).includes('Not today.'), 'no banner');
      await ask({ text: 'zzzqqqxx', as_of: '' });
      check((await page.locator('h2').first().innerText()).match(/^(No|0) results/), 'no words for nothing');
      await ask({ text: '"><img src=x onerror=window.hurt=1>' });
      same(await page.locator('img').count(), 0, 'an attack became a picture');
      same(await page.inputValue('#text'), '"><img src=x onerror=window.hurt=1>');
      await Promise.all([left(page), page.getByText('Exit this page').click()]);
      same(foreign.asked.findLast((one) => one.url === '/weather').referrer, '', 'where a reader was is told');
      await close(page);
    });
}
