import { html } from 'hono/html'
import { type Example, examples } from '../gallery/examples'
import { type Frame, type Look, looks } from './galleryFrame'
import { type Html, languages, layout } from './layout'

const names: Record<Look, string> = {
  light: 'Light',
  dark: 'Dark',
  narrow: 'Phone',
  rtl: 'Right to left',
  zh: '简体中文',
}

/** All screens on one page. Each frame is a page of its own that runs the built package. */
export function galleryPage({ look, lang }: Frame): Html {
  const content = html`
<main class="gallery" data-look="${look}">
  <header>
    <h1>Every screen</h1>
    <p>Each frame is a page with fairwell on it, led to the screen it shows. Try them: they work.</p>
    <nav aria-label="Look">${looks.map((one) =>
      one === look
        ? html`<span aria-current="true">${names[one]}</span>`
        : html`<a href="?look=${one}">${names[one]}</a>`,
    )}</nav>
    <nav aria-label="Language">${Object.entries(languages).map(([tag, name]) =>
      tag === lang
        ? html`<span lang="${tag}" aria-current="true">${name}</span>`
        : html`<a lang="${tag}" href="?look=${look}&lang=${tag}">${name}</a>`,
    )}</nav>
  </header>
  ${[...new Set(examples.map(({ group }) => group))].map((group) => section(group, { look, lang }))}
</main>`
  return layout({ title: 'Every screen · fairwell', path: '/gallery', content })
}

function section(group: string, shown: Frame): Html {
  return html`<section>
    <h2>${group}</h2>
    <div class="frames">${examples.filter((example) => example.group === group).map((example) => frame(example, shown))}</div>
  </section>`
}

function frame({ id, title, width }: Example, { look, lang }: Frame): Html {
  const query = `look=${look}${lang ? `&lang=${lang}` : ''}`
  return html`<figure data-width="${look === 'narrow' ? '' : (width ?? '')}">
    <iframe src="/gallery/${id}?${query}" title="${title}" loading="lazy"></iframe>
    <figcaption>${title}</figcaption>
  </figure>`
}
