// A SharePoint Framework web part. NOT RUN here: no tenant is at hand; its types are checked against the framework's own.
//
// SharePoint Online enforces a Content-Security-Policy: the script is part of the package, nothing is inline, no string is
// turned into HTML. The address of `fingerpost serve` (behind the agency's proxy, with --allow-origin
// https://TENANT.sharepoint.com) is a property of the web part.
import { Version } from '@microsoft/sp-core-library';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import { HttpClient } from '@microsoft/sp-http';
import { Answer, Hit } from './answers';

export interface FingerpostProperties {
  server: string;
  place: string;
}

function make<K extends keyof HTMLElementTagNameMap>(name: K, text?: string, parent?: Element): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  parent?.append(element);
  return element;
}

export default class FingerpostWebPart extends BaseClientSideWebPart<FingerpostProperties> {
  private answer?: HTMLElement;

  protected get dataVersion(): Version {
    return Version.parse('1.0');
  }

  public render(): void {
    const form = make('form');
    form.setAttribute('role', 'search');
    form.autocomplete = 'off';
    const label = make('label', 'Search safeguarding guidance ', form);
    const input = make('input', undefined, label);
    input.maxLength = 500;
    const days = make('label', ' as of ', form);
    const day = make('input', undefined, days);
    day.type = 'date';
    make('button', 'Search', form).type = 'submit';
    this.answer = make('div');
    this.answer.setAttribute('aria-live', 'polite');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.ask(input.value, day.value).catch(() => this.say('The search cannot be reached just now. If a child is in danger, call 999.'));
    });
    this.domElement.replaceChildren(form, this.answer);
  }

  private async ask(text: string, day: string): Promise<void> {
    const request = { text, limit: 10, ...(day && { as_of: day }), ...(this.properties.place && { for: this.properties.place }) };
    const response = await this.context.httpClient.post(`${this.properties.server.replace(/\/$/, '')}/api/search`, HttpClient.configurations.v1, {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
    const answer: Answer = await response.json();
    if (answer.error) return this.say(answer.error.message);
    const list = make('ol');
    for (const hit of answer.hits) list.append(this.item(hit));
    this.answer?.replaceChildren(make('h2', `${answer.total} results on ${answer.as_of}`), list);
  }

  private say(words: string): void {
    const box = make('div', words);
    box.setAttribute('role', 'alert');
    this.answer?.replaceChildren(box);
  }

  private item(hit: Hit): HTMLLIElement {
    const item = make('li');
    const title = make('h3', undefined, item);
    if (/^https?:\/\//i.test(hit.url)) {
      const link = make('a', hit.title || hit.document, title);
      link.href = hit.url;
      link.rel = 'noreferrer';
    } else {
      title.textContent = hit.title || hit.document;
    }
    make('p', hit.standing.replace('_', ' ') + (hit.validity.last ? ` until ${hit.validity.last}` : ''), item);
    if (hit.superseded_by) make('p', `Replaced by ${hit.superseded_by}`, item);
    make('p', [hit.kind, hit.publisher, hit.published].filter(Boolean).join(' · '), item);
    const words = make('p', undefined, item);
    for (const part of hit.snippet) make(part.match ? 'mark' : 'span', part.text, words);
    return item;
  }
}
