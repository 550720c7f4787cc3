import { html } from 'hono/html'
import { chapters } from '../../site/navigation'
import { type Html, layout } from './layout'

/** What stands at /docs while the site is not built: how to build it, and the page as Markdown, else all there are. */
export function docsMissingPage(markdown?: string): Html {
  const content = html`
<main class="guards tables">
  <header>
    <h1>The docs site is not built yet</h1>
    <p class="dim"><code>npm run docs</code> builds it, in about a minute; then reload this page. The same pages are Markdown in <code>docs/</code>, here and in the package.</p>
  </header>
  ${markdown === undefined ? list() : html`<section class="card"><pre class="markdown"><code>${markdown}</code></pre></section>`}
</main>`
  return layout({ title: 'Docs · fairwell', path: '/docs/', note: 'The docs.', content })
}

function list(): Html {
  return html`${chapters.map(
    ({ title, pages }) => html`<section class="card">
  <h2>${title}</h2>
  <ul>${Object.entries(pages).map(
    ([file, name]) => html`<li><a href="/docs/${file.replace('.md', '.html')}">${name}</a></li>`,
  )}</ul>
</section>`,
  )}`
}
