import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { palette } from '../../src/report/print/palette'
import { languageList } from '../../src/ui/languages/languageList'

/** Markup whose values are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The languages that the demo's cancel flow is shown in, by BCP 47 tag. */
export const languages: Record<string, string> = Object.fromEntries(
  Object.entries(languageList).map(([tag, { name }]) => [tag, name]),
)

interface LayoutOptions {
  title: string
  path: '/' | '/events' | '/gallery' | '/playground' | '/report'
  /** The language of the cancel flow, where the visitor chose one. The page itself is in English. */
  locale?: string | undefined
  /** The page's style sheets; default: those of the demo. */
  styles?: Html
  /** The second sentence of the bar at the top. */
  note?: string
  content: Html
}

const ownStyles = html`${['page', 'product', 'account', 'events', 'gallery'].map(
  (name) => html`<link rel="stylesheet" href="/demo/${name}.css">\n`,
)}`

const plain = 'Tallyroom is invented; nothing here is charged.'
const events = html`<a href="/events">Events</a>`
const report = html`<a href="/report">Report</a>`

/** A page of the demo: the bar that says what this is, then the content. */
export function layout({ title, path, locale, styles = ownStyles, note = plain, content }: LayoutOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
<style>${raw(palette)}</style>
${styles}</head>
<body>
<section class="demo-bar" aria-label="fairwell demo">
  <p><strong>fairwell demo.</strong> ${note}</p>
  <nav aria-label="Demo">
    ${path === '/' ? accountLinks(locale) : html`<a href="/">Account page</a> ${path === '/report' ? events : report}`}
  </nav>
</section>
${content}
</body>
</html>`
}

function accountLinks(locale = 'en'): Html {
  const links = Object.entries(languages).map(([tag, name]) =>
    tag === locale
      ? html`<span class="language" lang="${tag}" aria-current="true">${name}</span>`
      : html`<a class="language" lang="${tag}" href="?lang=${tag}" title="Show the cancel flow in ${name}">${name}</a>`,
  )
  return html`<details class="languages"><summary lang="${locale}">${languages[locale]}</summary><p>${links}</p></details>
    <a href="/events">Events</a>
    <a href="/report">Report</a>
    <a href="/gallery">Every screen</a>
    <a href="/playground">Playground</a>
    <form method="post" action="/api/start-over" id="start-over"><button>Start over</button></form>`
}
