import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { languageList } from '../../src/ui/languages/languageList'

/** Markup whose values are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The languages that the demo's cancel flow is shown in, by BCP 47 tag. */
export const languages: Record<string, string> = Object.fromEntries(
  Object.entries(languageList).map(([tag, { name }]) => [tag, name]),
)

/** The demo's pages, in the order of the navigation. */
const pages = {
  '/': 'Account',
  '/box': 'Tea box',
  '/events': 'Events',
  '/sessions': 'Sessions',
  '/report': 'Report',
  '/tables': 'Tables',
  '/alerts': 'Alerts',
  '/gallery': 'Every screen',
  '/billers': 'Billers',
  '/guards': 'Guards',
  '/playground': 'Playground',
  '/docs/': 'Docs',
} as const

interface LayoutOptions {
  title: string
  path: keyof typeof pages
  /** The language of the cancel flow, where the visitor chose one. The page itself is in English. */
  locale?: string | undefined
  /** The page's style sheets; default: those of the demo. */
  styles?: Html
  /** The second sentence of the bar at the top. */
  note?: string
  content: Html
}

const ownStyles = html`${['page', 'product', 'account', 'events', 'gallery', 'billers', 'guards', 'alerts'].map(
  (name) => html`<link rel="stylesheet" href="/demo/${name}.css">\n`,
)}`

const plain = 'Tallyroom is invented; nothing here is charged.'

/** A page of the demo: the bar that says what this is and leads to every other page, then the content. */
export function layout({ title, path, locale, styles = ownStyles, note = plain, content }: LayoutOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/palette.css">
${styles}<link rel="stylesheet" href="/demo/bar.css">
</head>
<body>
<section class="demo-bar" aria-label="fairwell demo">
  <p><strong>fairwell demo.</strong> ${note}</p>
  <nav aria-label="Demo">${Object.entries(pages).map(
    ([address, name]) => html`<a href="${address}" ${address === path ? raw('aria-current="page"') : ''}>${name}</a> `,
  )}</nav>
  ${path === '/' ? accountControls(locale) : ''}
</section>
${content}
</body>
</html>`
}

/** What only the account page has: the language of its flow, and a way back to the beginning. */
function accountControls(locale = 'en'): Html {
  const links = Object.entries(languages).map(([tag, name]) =>
    tag === locale
      ? html`<span class="language" lang="${tag}" aria-current="true">${name}</span>`
      : html`<a class="language" lang="${tag}" href="?lang=${tag}" title="Show the cancel flow in ${name}">${name}</a>`,
  )
  return html`<div class="controls"><details class="languages"><summary lang="${locale}">${languages[locale]}</summary><p>${links}</p></details>
    <form method="post" action="/api/start-over" id="start-over"><button>Start over</button></form></div>`
}
