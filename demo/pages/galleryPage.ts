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

/** All screens on one page, small. Each is a page of its own that runs the built package, and opens in full at a press. */
export function galleryPage({ look, lang }: Frame): Html {
  const groups = [...new Set(examples.map(({ group }) => group))]
  const content = html`
<main class="gallery" data-look="${look}">
  <header>
    <h1>Every screen</h1>
    <p class="dim">${examples.length} screens, each a page with fairwell on it. Press one to open it in full: it works. <a href="/demo/fairness.html">The fairness report</a> of this demo’s config has every button measured.</p>
    <nav aria-label="Look">${looks.map((one) =>
      one === look
        ? html`<span aria-current="true">${names[one]}</span>`
        : html`<a href="${addressOf({ look: one, lang })}">${names[one]}</a>`,
    )}</nav>
    <nav aria-label="Language">${Object.entries(languages).map(([tag, name]) =>
      tag === lang
        ? html`<span lang="${tag}" aria-current="true">${name}</span>`
        : html`<a lang="${tag}" href="${addressOf({ look, lang: tag })}">${name}</a>`,
    )}</nav>
  </header>
  <nav class="index" aria-label="Screens">${groups.map(
    (group) =>
      html`<a href="#${idOf(group)}">${group} <span>${examples.filter((each) => each.group === group).length}</span></a> `,
  )}</nav>
  ${groups.map((group) => section(group, { look, lang }))}
</main>`
  return layout({ title: 'Every screen · fairwell', path: '/gallery', content })
}

function addressOf({ look, lang }: Frame): string {
  return `?${new URLSearchParams({ look, ...(lang && { lang }) })}`
}

function idOf(group: string): string {
  return group.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}

function section(group: string, shown: Frame): Html {
  return html`<section id="${idOf(group)}" aria-labelledby="${idOf(group)}-title">
    <h2 id="${idOf(group)}-title">${group}</h2>
    <div class="frames">${examples.filter((example) => example.group === group).map((example) => frame(example, shown))}</div>
  </section>`
}

/** One screen, small. The link lies over the frame, which takes neither presses nor the focus. */
function frame({ id, title, width }: Example, { look, lang }: Frame): Html {
  const address = `/gallery/${id}${addressOf({ look, lang })}`
  return html`<figure data-width="${look === 'narrow' ? '' : (width ?? '')}">
    <div class="thumbnail"><iframe src="${address}" title="${title}" loading="lazy" tabindex="-1" inert></iframe></div>
    <figcaption><a href="${address}">${title}</a></figcaption>
  </figure>`
}
