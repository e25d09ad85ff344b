// The Flask, Django and Express pages, clicked through: they need no script, and none runs.
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { artefacts, check, close, index, inspect, open, running, same, site, test, tools } from './harness.mjs';

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

const python = (framework) => start('/usr/bin/python3', [join(here, 'plugin_site.py'), framework, index],
  { PYTHONPATH: join(tools, '..', 'python'), PYTHONDONTWRITEBYTECODE: '1' });
const ways = {
  flask: () => python('flask'),
  django: () => python('django'),
  express: () => {
    copyFileSync(join(here, '../../examples/web/express/server.mjs'), join(tools, 'server.mjs')); // beside the packages it needs
    return start('node', [join(tools, 'server.mjs')], { FINGERPOST_URL: site.url, PORT: '0' });
  },
};

for (const [name, begin] of Object.entries(ways))
  await test(`${name}: clicked through on loopback`, async () => {
    const url = await begin();
    const page = await open(url, { bypassCSP: true });
    const ask = async (fields) => {
      for (const [field, value] of Object.entries(fields)) await page.fill(`#${field}`, value);
      await Promise.all([page.waitForEvent('load'), page.click('form button >> nth=0')]);
    };
    await inspect(page, name);
    await ask({ text: 'neglect' });
    check((await page.locator('h2').first().innerText()).includes('result'), 'no results');
    check((await page.locator('mark').count()) > 0, 'nothing is marked');
    await inspect(page, `${name}, results`);
    same(page.url(), url, 'the question is in the address');
    await ask({ text: 'safeguarding week', as_of: '2024-05-20' });
    check((await page.locator('main').innerText()).includes('Not today.'), 'no banner');
    await ask({ text: 'zzzqqqxx', as_of: '' });
    check((await page.locator('h2').first().innerText()).match(/^(No|0) results/), 'no words for nothing');
    await ask({ text: '"><img src=x onerror=window.hurt=1>' });
    check(!(await page.evaluate(() => window.hurt)), 'an attack ran');
    same(await page.inputValue('#text'), '"><img src=x onerror=window.hurt=1>');
    await page.screenshot({ path: join(artefacts, `plugin-${name}.png`) });
    await close(page);
  });
