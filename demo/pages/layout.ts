import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export const languages: Record<string, string> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' }

interface LayoutOptions {
  title: string
  path: '/' | '/events' | '/gallery' | '/playground'
  /** Of the cancel flow, when somebody chose one; the page itself is in English. */
  locale?: string | undefined
  content: Html
}

/** Every page of the demo: the bar that says what this is, then the page. */
export function layout({ title, path, locale, content }: LayoutOptions): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/page.css">
<link rel="stylesheet" href="/demo/product.css">
<link rel="stylesheet" href="/demo/account.css">
<link rel="stylesheet" href="/demo/events.css">
<link rel="stylesheet" href="/demo/gallery.css">
</head>
<body>
<div class="demo-bar">
  <p><strong>fairwell demo.</strong> Tallyroom is invented; nothing here is charged.</p>
  <nav aria-label="Demo">
    ${path === '/' ? accountLinks(locale) : html`<a href="/">Account page</a> <a href="/report">Report</a>`}
  </nav>
</div>
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
  return html`${links}
    <a href="/events">Events</a>
    <a href="/report">Report</a>
    <a href="/gallery">Every screen</a>
    <a href="/playground">Playground</a>
    <form method="post" action="/api/start-over" id="start-over"><button>Start over</button></form>`
}
