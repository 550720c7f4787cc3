import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Config } from '../../../config/schema/schema'
import { escapeHtml } from '../../../report/print/escapeHtml'
import type { Situation } from '../../../situation/schema'

/** What the page is made of. */
export interface PageMade {
  config: Config
  situations: readonly Situation[]
  /** The package's folder of built files. */
  dist: URL
  /** A style sheet of the merchant's page. */
  css: string
}

/** A page that is served on this machine alone. */
export interface ServedPage {
  /** The address of the page on which this customer cancels, in this language. */
  urlOf: (customer: number, language: string) => string
  close: () => void
}

/** Serves a page with a button that cancels, which the flow of the config takes over, by the built files. Nothing posted to it counts. */
export async function servePage({ config, situations, dist, css }: PageMade): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, name] = /^\/([\w.-]+\.js)$/.exec(url.pathname) ?? []
    if (request.method !== 'GET') return response.writeHead(204).end()
    if (url.pathname === '/page.css') return response.writeHead(200, { 'Content-Type': 'text/css' }).end(css)
    if (url.pathname === '/') {
      const situation = situations[Number(url.searchParams.get('customer'))] ?? {}
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      return response.end(pageOf(config, situation, url.searchParams.get('language') ?? 'en'))
    }
    const path = name && fileURLToPath(new URL(name, dist))
    if (!path || !existsSync(path)) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' })
    return createReadStream(path).pipe(response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    urlOf: (customer, language) => `http://127.0.0.1:${port}/?customer=${customer}&language=${language}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function pageOf(config: Config, { customer, subscription, history }: Situation, language: string): string {
  const lang = escapeHtml(language)
  return `<!doctype html>
<html lang="${lang}" dir="${/^(ar|he|fa|ur)\b/.test(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Subscription</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem }</style>
<link rel="stylesheet" href="/page.css">
</head>
<body>
<main><h1>Subscription</h1><button type="button" id="cancel">Cancel subscription</button></main>
<script type="application/json" id="config">${inline(config)}</script>
<script type="application/json" id="customer">${inline({ customer, subscription, history })}</script>
<script src="/fairwell.js" defer data-config="#config" data-customer="#customer" data-triggers="#cancel" data-actions="/actions" data-endpoint="/events" data-locale="${lang}" data-timeout="20000"></script>
</body>
</html>
`
}

/** JSON that no text in it can end the script element of. */
function inline(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}
