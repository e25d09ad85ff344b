// Express over HTTP: the site asks `fingerpost serve` on loopback; the browser never does.
//
//     FINGERPOST_URL=http://127.0.0.1:8080 PORT=3000 node server.mjs      LEAVE_TO= leaves out "Exit this page"
import express from 'express';

const server = (process.env.FINGERPOST_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
const leaveTo = process.env.LEAVE_TO ?? 'https://www.bbc.co.uk/weather';
const aPage = 10;
const app = express();
app.disable('x-powered-by');
app.use(express.urlencoded({ extended: false, limit: '16kb' }));

const escaped = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const plain = (words) => String(words).replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase());

function hit(one) {
  const title = escaped(one.title || one.document);
  const link = /^https?:\/\//i.test(one.url) ? `<a rel="noreferrer" href="${escaped(one.url)}">${title}</a>` : title;
  const until = one.standing === 'in_force' && one.validity.last ? ` until ${one.validity.last}` : '';
  const snippet = one.snippet.map((part) => (part.match ? `<mark>${escaped(part.text)}</mark>` : escaped(part.text))).join('');
  const about = [plain(one.kind), one.publisher, one.page && `page ${one.page}`, one.published && `published ${one.published}`];
  return `<li><h3>${link}</h3><p><strong>${escaped(plain(one.standing) + until)}</strong></p>
${one.superseded_by ? `<p><strong>Replaced by ${escaped(one.superseded_by)}</strong></p>` : ''}
<p>${escaped(about.filter(Boolean).join(' · '))}</p><p>${snippet}</p></li>`;
}

async function ask(request, page) {
  const answer = await fetch(`${server}/api/search`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(request), signal: AbortSignal.timeout(5000),
  });
  const value = await answer.json();
  if (value.error) return `<div role="alert"><p>${escaped(value.error.message)}</p></div>`;
  const past = request.as_of ? `<p><strong>Not today.</strong> You see what applied on ${escaped(value.as_of)}.</p>` : '';
  const button = (words, to) => `<button name="page" value="${to}">${words}</button> `;
  return `<h2>${value.total} result${value.total === 1 ? '' : 's'}</h2>${past}<ol start="${request.offset + 1}">${value.hits.map(hit).join('')}</ol>
${page > 1 ? button('Previous', page - 1) : ''}${page * aPage < value.total ? button('Next', page + 1) : ''}`;
}

app.all('/search', async (request, response) => {
  const text = request.body?.text ?? '', as_of = request.body?.as_of ?? '';
  const page = Math.min(100, Math.max(1, parseInt(request.body?.page, 10) || 1));
  let answer = '';
  if (text || as_of) {
    answer = await ask({ text: String(text), ...(as_of && { as_of: String(as_of) }), limit: aPage, offset: (page - 1) * aPage }, page)
      .catch(() => '<div role="alert"><p>The search cannot be reached just now. If a child is in danger, call 999.</p></div>');
  }
  response.set({
    'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  }).send(`<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Safeguarding search</title></head><body><main>
<h1>Safeguarding search</h1>
${leaveTo && `<p><a rel="nofollow noreferrer" href="${escaped(leaveTo)}">Exit this page</a></p>`}
<form role="search" method="post" action="/search" autocomplete="off"><label for="text">Search safeguarding guidance</label>
<input id="text" name="text" value="${escaped(text)}" maxlength="500"> <label for="as_of">as of</label>
<input id="as_of" name="as_of" type="date" value="${escaped(as_of)}"> <button>Search</button>
${answer}</form></main></body></html>`);
});

const listening = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => console.log(`open http://127.0.0.1:${listening.address().port}/search`));
