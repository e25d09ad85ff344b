// What every part of the browser's tests uses: servers, a foreign site, pages that may complain of nothing, axe.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

export const [,, command, index, toldIndex, tools, artefacts] = process.argv;
const require = createRequire(join(tools, 'x.js'));
export const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(artefacts, { recursive: true });

let passed = 0, failed = 0;
export async function test(name, job) {
  if (process.env.ONLY && !new RegExp(process.env.ONLY).test(name)) return;
  const begun = Date.now();
  try {
    await job();
    passed += 1;
    console.log(`ok   ${name} (${Date.now() - begun} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n     ${String(error.stack).split('\n').slice(0, 4).join('\n     ')}`);
  }
}
export function check(true_, what) { if (!true_) throw new Error(what); }
export function same(a, b, what = '') { check(isDeepStrictEqual(a, b), `${what}: ${JSON.stringify(a)} is not ${JSON.stringify(b)}`); }

export const running = [];
export const serve = (...options) => serveOf(index, ...options);
export function serveOf(folder, ...options) {
  return new Promise((done, lost) => {
    const child = spawn(command, ['serve', folder, '--listen', '127.0.0.1:0', '--day', '2026-05-20', '--rate', '0', ...options]);
    running.push(child);
    let said = '';
    child.stderr.on('data', (piece) => {
      said += piece;
      const open = said.match(/open (http:\S+?)\/\n/);
      if (open) done({ url: open[1], child, said: () => said });
    });
    child.on('exit', () => lost(new Error(said)));
  });
}
// Another site: an exit, a host page, whatever is asked for. It notes what it was asked, and with which referrer.
export const foreign = { asked: [], pages: {} };
const other = createServer((request, answer) => {
  foreign.asked.push({ url: request.url, referrer: request.headers.referer ?? '' });
  const page = foreign.pages[request.url] ?? { body: '<!DOCTYPE html><title>Weather</title><p>It rains.</p>' };
  setTimeout(() => {
    answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers });
    answer.end(page.body);
  }, page.wait ?? 0);
}).listen(0, '127.0.0.1');
await new Promise((done) => other.on('listening', done));
export const weather = `http://127.0.0.1:${other.address().port}/weather`;
export const hostOrigin = `http://127.0.0.1:${other.address().port}`;

export const site = await serve('--editor', '--exit', weather);
export const posting = await serve('--post', '--exit', weather);
// Of trees/content.jsonl: few documents that stay as they are.
export const told = await serveOf(toldIndex, '--editor', '--exit', weather);
export const shared = await serve('--allow-origin', hostOrigin, '--frame', hostOrigin, '--exit', weather);
export const profile = mkdtempSync(join(tmpdir(), 'fingerpost-browser-'));
export const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

// Whatever a page complains of (an error, a breach of the policy) is a failure of the test that opened it.
export async function open(path, options = {}, base = site) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 800 }, ...options });
  const page = await context.newPage();
  page.said = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/status of 4|status of 5|ERR_/.test(message.text())) page.said.push(message.text()); });
  page.on('pageerror', (error) => page.said.push(error.message));
  if (path) await page.goto(path.startsWith('http') ? path : base.url + path);
  return page;
}
export async function close(page) {
  same(page.said, [], 'the page complained');
  await page.context().close();
}
export const settled = (page) => page.waitForFunction(() => !document.querySelector('[data-fp-answer][aria-busy=true]'));
export const heading = (page) => page.locator('#fp-results').innerText();
export async function search(page, words) {
  await page.fill('#fp-text', words);
  const before = await page.locator('[data-fp-answer]').innerHTML();
  await page.keyboard.press('Enter');
  await page.waitForFunction((was) => document.querySelector('[data-fp-answer]').innerHTML !== was && !document.querySelector('[aria-busy=true]'), before);
}

// What axe cannot decide by itself, looked at by a person, and why each is as it should be.
const reviewed = [
  // The browser draws its own colours, which the computed styles that axe reads do not have.
  (rule, node, where) => rule === 'color-contrast' && where.includes('forced'),
  // Words of a picture stand beside its shapes, in the ink and on the paper that are measured everywhere else.
  (rule, node) => rule === 'color-contrast' && node.html.startsWith('<text '),
  // What lies behind the open list is covered by it, not written upon.
  (rule, node, where) => rule === 'color-contrast' && where.startsWith('open list') && node.any[0]?.message.includes('overlap'),
  // The first widget's button to leave stays in sight over what is scrolled past below it, with a paper of its own; a
  // count of one digit has the ink of all the counts that are measured.
  (rule, node, where) => rule === 'color-contrast' && where.startsWith('two widgets') && /overlapped|too short/.test(node.any[0]?.message),
  // The menu of WordPress's own theme, around the plug-in.
  (rule, node, where) => rule === 'aria-prohibited-attr' && where.startsWith('wordpress') && node.html.includes('wp-block-navigation'),
  // What stands in a frame is put before axe by itself.
  (rule, node, where) => rule === 'frame-tested' && where.startsWith('framed'),
];

export async function inspect(page, name) {
  const found = await page.evaluate(async (source) => {
    (0, eval)(source);
    return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  }, axe);
  const tell = (all) => all.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 90) + ' ' + (node.any[0]?.message ?? '').slice(0, 100)).join(' | ')}`);
  same(tell(found.violations), [], `${name}: violations`);
  const open = found.incomplete.map((one) => ({ ...one, nodes: one.nodes.filter((node) => !reviewed.some((fits) => fits(one.id, node, name))) }));
  same(tell(open.filter((one) => one.nodes.length)), [], `${name}: undecided`);
}
// Nothing is wider than the window; what may be (a table) scrolls within itself.
export async function fits(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(over <= 0, `${name} is ${over} px wider than the window`);
}


// Ends what was begun; true when nothing failed.
export async function finish() {
  await browser.close();
  other.close();
  for (const child of running) child.kill();
  rmSync(profile, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

// -- What several parts do ------------------------------------------------------------------------

export const left = (page) => page.waitForURL(weather, { timeout: 8000 });
export const shift = async (page, times) => { for (let i = 0; i < times; i += 1) await page.keyboard.press('Shift'); };
export const saying = (page) => page.locator('[data-fp-exit] [role=status]').innerText();
export const twoWidgets = `<!DOCTYPE html><html lang="en"><title>Intranet</title><main><h1 class="fp-hit">Ours</h1>
<fingerpost-search src="${shared.url}/" exit="${weather}"></fingerpost-search><fingerpost-search src="${shared.url}" exit="${weather}"></fingerpost-search></main>
<script type="module" src="${shared.url}/assets/fingerpost.js"></script></html>`;
