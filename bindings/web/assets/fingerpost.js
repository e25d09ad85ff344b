// The optional module. Everything works without it; with it
//
//   - a search, a filter, a page of results arrive without the page being loaded again,
//   - words are completed as they are typed (a combobox as the ARIA practices have it),
//   - "Exit this page" is quick, also by pressing Shift three times,
//   - <fingerpost-search src="https://search.example/"> works on anybody's page.
//
// It is one file, so that a host lists one address and a browser asks once.
//
// Answers are the server's own pages, parsed by XMLHttpRequest into a document that runs nothing,
// and their nodes are moved: no text is ever turned into HTML here, so that a page may require
// Trusted Types. Nothing is stored anywhere; in POST mode what was searched for is in no address
// and no entry of the history, which holds a number alone.

const one = (root, selector) => root.querySelector(selector);
const make = (name, attributes = {}, text = '') => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
};

// -- Fetching -------------------------------------------------------------------------------------

// {page, status} or an Error. `body` makes it a POST.
function fetchPage(url, body, signal) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(body ? 'POST' : 'GET', url);
    request.responseType = 'document';
    request.timeout = 20000;
    if (body) request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    request.onload = () => request.response
      ? done({ page: request.response, status: request.status }) : failed(new Error('empty'));
    request.onerror = request.ontimeout = () => failed(new Error('offline'));
    signal?.addEventListener('abort', () => { request.abort(); failed(new Error('aborted')); });
    request.send(body ? body.toString() : null);
  });
}

// -- Completion -----------------------------------------------------------------------------------

const wait = 150;      // milliseconds between the last key and the question: one for a word typed
const patience = 1400; // before a reader is told how many there are, so as not to talk over typing
const least = 3;       // letters

class Combobox {
  constructor(input, address, prefix, choose, status) {
    Object.assign(this, { input, address, choose, status, at: -1, options: [], asked: 0 });
    this.list = make('ul', { role: 'listbox', id: prefix + '-list', 'aria-label': 'Suggestions' });
    this.list.hidden = true;
    input.after(this.list);
    for (const [key, value] of Object.entries({
      role: 'combobox', 'aria-expanded': 'false', 'aria-controls': this.list.id,
      'aria-autocomplete': 'list', 'aria-haspopup': 'listbox',
    })) input.setAttribute(key, value);
    input.addEventListener('input', () => this.typed());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => this.close());
    // Pressing must not take the focus out of the field.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.take(this.options.indexOf(option));
    });
  }

  typed() {
    clearTimeout(this.timer);
    const prefix = this.input.value.trim();
    if (prefix.length < least) return this.close();
    this.timer = setTimeout(() => this.ask(prefix), wait);
  }

  async ask(prefix) {
    const number = ++this.asked;
    let found = [];
    try {
      const answer = await fetch(this.address, {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ prefix }), cache: 'no-store', referrerPolicy: 'no-referrer',
      });
      if (answer.ok) found = (await answer.json()).completions;
    } catch { /* without suggestions the form works as before */ }
    // An answer to what is no longer typed is dropped.
    if (number === this.asked && this.input.value.trim() === prefix && this.focused()) this.show(found);
  }

  focused() { return this.input.getRootNode().activeElement === this.input; }

  show(found) {
    this.at = -1;
    this.options = found.map((each, i) => make('li',
      { role: 'option', id: `${this.list.id}-${i}`, 'aria-selected': 'false' }, each.text));
    this.list.replaceChildren(...this.options);
    this.list.hidden = !found.length;
    this.input.setAttribute('aria-expanded', String(found.length > 0));
    this.input.removeAttribute('aria-activedescendant');
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      if (!this.list.hidden) this.status(found.length === 1 ? '1 suggestion' : `${found.length} suggestions`);
    }, patience);
  }

  close() {
    ++this.asked;
    clearTimeout(this.timer);
    this.show([]);
  }

  move(to) {
    this.options[this.at]?.setAttribute('aria-selected', 'false');
    this.at = to;
    const option = this.options[to];
    if (!option) return this.input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  take(i) {
    this.input.value = this.options[i].textContent;
    this.close();
    this.choose();
  }

  key(event) {
    const open = !this.list.hidden, last = this.options.length - 1;
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && open) this.move(this.at === last ? -1 : this.at + 1);
    else if (event.key === 'ArrowDown') this.typed();
    else if (event.key === 'ArrowUp' && open) this.move(this.at === -1 ? last : this.at - 1);
    else if (event.key === 'Escape' && open) this.close();
    else if (event.key === 'Enter' && open && this.at >= 0) this.take(this.at);
    else return;
    event.preventDefault();
  }
}

// -- The element ----------------------------------------------------------------------------------

let widgets = 0;

class FingerpostSearch extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.number = ++widgets;
    this.src = this.getAttribute('src');
    if (this.src) this.fill();
    else this.upgrade(this, location.href);
  }

  // On another site's page: the server's widget, within a tree of its own.
  async fill() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const url = new URL('widget', this.src.endsWith('/') ? this.src : this.src + '/').href;
    const box = make('div', { class: 'fp' });
    box.append(make('p', { role: 'status' }, 'Loading the search.'));
    root.replaceChildren(box);
    try {
      const { page } = await fetchPage(url);
      const sheets = [...page.querySelectorAll('link[rel=stylesheet]')].map((sheet) => make('link',
        { rel: 'stylesheet', crossorigin: '', href: new URL(sheet.getAttribute('href'), url).href }));
      const own = page.querySelector('fingerpost-search');
      const parts = [...(this.hasAttribute('exit') ? page.querySelectorAll('[data-fp-exit]') : []), ...own.childNodes];
      const complete = own.getAttribute('complete');
      box.replaceChildren(...parts.map((part) => document.importNode(part, true)));
      for (const sheet of sheets) root.prepend(sheet);
      this.setAttribute('complete', complete);
      this.setAttribute('mode', own.getAttribute('mode'));
      this.upgrade(box, url);
      setUpExits(box, this.getAttribute('exit'));
    } catch {
      box.replaceChildren(make('p', { role: 'alert' }, 'The search cannot be reached. '));
      const again = make('button', { type: 'button' }, 'Try again');
      again.addEventListener('click', () => this.fill());
      box.append(again);
    }
  }

  upgrade(root, url) {
    Object.assign(this, { root, url, post: this.getAttribute('mode') === 'post' });
    this.form = one(root, 'form[role=search]');
    this.answer = one(root, '[data-fp-answer]');
    this.status = one(root, '[data-fp-status]');
    this.mine = !this.src; // the window's address and history are ours
    const input = one(this.form, '[name=text]');
    this.combobox = new Combobox(input, new URL(this.getAttribute('complete'), url).href,
      `fp-${this.number}`, () => this.form.requestSubmit(), (words) => { this.status.textContent = words; });
    root.addEventListener('submit', (event) => this.submitted(event));
    root.addEventListener('click', (event) => this.clicked(event));
    this.link(url);
    this.distinguish();
    if (!this.mine) return;
    this.kept = new Map(); // in POST mode: what each entry of the history showed, while the page lives
    this.now = { url: location.href };
    this.remember(0, true);
    addEventListener('popstate', (event) => this.popped(event));
  }

  // Of several on one page each has landmarks of its own name.
  distinguish() {
    if (this.number === 1) return;
    for (const each of this.root.querySelectorAll(':is(form, nav, section):is([aria-label], [aria-labelledby])')) {
      const by = each.getAttribute('aria-labelledby');
      const words = by ? one(this.root, '#' + CSS.escape(by))?.textContent : each.getAttribute('aria-label');
      each.removeAttribute('aria-labelledby');
      each.setAttribute('aria-label', `${words.replace(/ \(\d+\)$/, '')} (${this.number})`);
    }
  }

  // Addresses in what came from another site are its own.
  link(url) {
    if (this.mine) return;
    for (const [name, selector] of [['href', 'a[href]'], ['action', 'form']])
      for (const each of this.root.querySelectorAll(selector)) {
        const value = each.getAttribute(name);
        if (value && !value.startsWith('#')) each.setAttribute(name, new URL(value, url).href);
      }
  }

  submitted(event) {
    const form = event.target, fields = new URLSearchParams();
    event.preventDefault();
    for (const [name, value] of new FormData(form)) if (value !== '') fields.append(name, value);
    if (event.submitter?.name) fields.append(event.submitter.name, event.submitter.value);
    this.combobox.close();
    const action = new URL(form.getAttribute('action'), this.url);
    if (form.method === 'post') return this.go(action.href, fields, form === this.form ? 'results' : 'status');
    action.search = fields.toString();
    return this.go(action.href, null, 'results');
  }

  // Filters and pages of results lead to the page itself; all other links are left alone.
  clicked(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (this.jumped(link, event)) return;
    const to = new URL(link.href, this.url), here = new URL(this.form.getAttribute('action'), this.url);
    if (to.origin !== here.origin || to.pathname !== here.pathname || to.hash) return;
    event.preventDefault();
    this.go(to.href, null, 'status');
  }

  // An address finds nothing within a shadow tree.
  jumped(link, event) {
    const name = link.getAttribute('href');
    if (this.mine || !name.startsWith('#')) return false;
    const target = this.root.querySelector('#' + CSS.escape(name.slice(1)));
    event.preventDefault();
    target?.focus({ preventScroll: true });
    target?.scrollIntoView();
    return true;
  }

  async go(url, body, focus, entry) {
    this.flight?.abort();
    this.flight = new AbortController();
    this.answer.setAttribute('aria-busy', 'true');
    this.status.textContent = 'Searching.';
    try {
      const { page } = await fetchPage(url, body, this.flight.signal);
      const fresh = one(page, '[data-fp-answer]');
      if (!fresh) throw new Error('another page');
      this.swap(page, fresh);
      this.now = { url, body };
      if (entry === undefined && this.mine) this.remember(1);
      this.tell(focus);
    } catch (error) {
      if (error.message === 'aborted') return;
      this.fail(() => this.go(url, body, focus, entry));
    }
    this.answer.removeAttribute('aria-busy');
  }

  swap(page, fresh) {
    this.answer.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    const theirs = one(page, 'form[role=search]');
    for (const field of theirs.querySelectorAll('input:not([type=hidden]), select')) {
      const own = this.form.elements.namedItem(field.name);
      if (own) own.value = field.value;
    }
    const [more, theirMore] = [this.form, theirs].map((form) => one(form, 'details'));
    more.open = theirMore.open;
    one(more, 'summary').textContent = one(theirMore, 'summary').textContent;
    for (const field of this.form.querySelectorAll('input[type=hidden]')) field.remove();
    for (const field of theirs.querySelectorAll('input[type=hidden]')) this.form.append(document.importNode(field));
    if (this.mine) document.title = page.title;
    this.link(this.url);
    this.distinguish();
  }

  tell(focus) {
    const heading = one(this.answer, '#fp-results');
    this.status.textContent = heading?.textContent ?? '';
    if (focus === 'results') heading?.focus();
    else if (focus === 'status' && this.lost()) heading?.focus({ preventScroll: true });
  }

  // The link or button that was used has gone with the old results.
  lost() {
    const active = this.root.getRootNode().activeElement;
    return !active || active === document.body;
  }

  fail(again) {
    const box = make('div', { class: 'fp-error', role: 'alert' });
    const heading = make('h2', { id: 'fp-results', tabindex: '-1' }, 'The search cannot be reached');
    const words = make('p', {}, navigator.onLine
      ? 'The server did not answer. What you typed is still there.'
      : 'This device is offline. What you typed is still there.');
    const button = make('button', { type: 'button', class: 'fp-submit' }, 'Try again');
    button.addEventListener('click', again);
    box.append(heading, words, button);
    this.answer.replaceChildren(box);
    this.status.textContent = '';
  }

  // In GET mode the address says it all. In POST mode the entry holds a number, which means
  // something to this page alone, as long as it lives.
  remember(step, first) {
    const entry = step ? (this.entry ?? 0) + 1 : history.state?.fp ?? 0;
    this.entry = entry;
    this.kept.set(entry, this.now);
    const url = this.post ? location.pathname : this.now.url;
    if (first) history.replaceState({ fp: entry }, '');
    else history.pushState({ fp: entry }, '', url);
  }

  popped(event) {
    const entry = event.state?.fp;
    if (entry === undefined) return;
    const was = this.kept.get(entry) ?? { url: location.href };
    this.entry = entry;
    this.go(was.url, was.body, null, entry);
  }
}

// -- Exit this page ---------------------------------------------------------------------------------

const seconds5 = 5000; // three presses of Shift, each within so long of the one before

const hiding = 'fp-exit-hide-content';
let exits = [], overlay = null, sheet = null;

// Everything else on the page goes, whatever its own styles are, before the next page is asked for.
function leave(href) {
  for (const exit of exits) exit.say('');
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`.${hiding} > *:not([data-fp-overlay]) { display: none !important }
      [data-fp-overlay] { position: fixed; inset: 0; z-index: 9999; display: block !important;
        padding: 1rem; background: Canvas; color: CanvasText; font: 1.5rem sans-serif }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  document.body.classList.add(hiding);
  overlay?.remove();
  overlay = make('div', { role: 'alert', 'data-fp-overlay': '' });
  document.body.append(overlay);
  overlay.textContent = 'Loading.';
  depart(href);
}

const forbidden = 1000; // milliseconds in which a window that may leave has begun to

// As a link does: whatever policy the page around has, the next one is not told where from.
const follow = (href) => make('a', { href, rel: 'noreferrer' }).click();

// Out of a frame the whole window leaves. Where a sandbox forbids that (most browsers say so, the
// others do nothing) at least the frame does.
function depart(href) {
  if (window.top === window) {
    follow(href);
    return;
  }
  const alone = setTimeout(() => follow(href), forbidden);
  try {
    window.top.location.href = href;
  } catch {
    clearTimeout(alone);
    follow(href);
  }
}

class Exit {
  constructor(container, href) {
    this.link = one(container, '.fp-exit-button');
    if (href) this.link.setAttribute('href', href);
    this.status = make('span', { class: 'fp-hidden', role: 'status' });
    this.dots = make('div', { class: 'fp-exit-dots', 'aria-hidden': 'true' });
    this.dots.append(make('i'), make('i'), make('i'));
    this.dots.hidden = true;
    container.append(this.dots, this.status);
    this.link.addEventListener('click', (event) => { event.preventDefault(); this.go(); });
  }

  go() { leave(this.link.getAttribute('href')); }
  say(words) { this.status.textContent = words; }
  light(count) {
    this.dots.hidden = count === 0;
    [...this.dots.children].forEach((dot, i) => dot.classList.toggle('fp-lit', i < count));
  }
}

// Shift by itself, three times. One listener for the whole page, however many buttons it has.
const keys = {
  count: 0, modified: false, timer: 0, message: 0,

  up(event) {
    if (event.key === 'Shift' && !keys.modified) keys.pressed();
    else if (keys.timer) keys.expire();
    keys.modified = event.shiftKey;
  },
  pressed() {
    keys.count += 1;
    clearTimeout(keys.message);
    clearTimeout(keys.timer);
    keys.timer = keys.message = 0;
    for (const exit of exits) exit.light(keys.count);
    if (keys.count >= 3) {
      keys.count = 0;
      exits[0]?.go();
      return;
    }
    for (const exit of exits)
      exit.say(keys.count === 1 ? 'Shift, press 2 more times to exit.' : 'Shift, press 1 more time to exit.');
    keys.timer = setTimeout(keys.expire, seconds5);
  },
  expire() {
    clearTimeout(keys.timer);
    keys.timer = keys.count = 0;
    for (const exit of exits) {
      exit.light(0);
      exit.say('Exit this page expired.');
    }
    keys.message = setTimeout(() => exits.forEach((exit) => exit.say('')), seconds5);
  },
  // Back from the page left to: as if nothing had been pressed.
  reset() {
    clearTimeout(keys.timer);
    clearTimeout(keys.message);
    Object.assign(keys, { count: 0, timer: 0, message: 0, modified: false });
    document.body.classList.remove(hiding);
    overlay?.remove();
    overlay = null;
    for (const exit of exits) {
      exit.light(0);
      exit.say('');
    }
  },
};

function setUpExits(root, href) {
  for (const container of root.querySelectorAll('[data-fp-exit]')) exits.push(new Exit(container, href));
  for (const link of root.querySelectorAll('[data-fp-exit-link]'))
    link.addEventListener('click', (event) => { event.preventDefault(); leave(link.getAttribute('href')); });
  if (!exits.length || 'fingerpostExitKeypress' in document.body.dataset) return;
  document.body.dataset.fingerpostExitKeypress = 'true';
  document.addEventListener('keyup', keys.up, true);
  addEventListener('pageshow', keys.reset);
}

setUpExits(document, null);
customElements.define('fingerpost-search', FingerpostSearch);
