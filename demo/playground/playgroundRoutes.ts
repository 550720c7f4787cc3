import { Hono } from 'hono'
import type { FairwellFiles } from '../fairwellFiles'
import { playgroundPage } from '../pages/playgroundPage'
import { bundlePlayground } from './bundle'

/** The playground's page and its scripts, which are bundled once, when the demo starts. */
export function playgroundRoutes(files: FairwellFiles): Hono {
  const bundle = bundlePlayground(files)
  // Whoever asks for the script hears of a failure; the rest of the demo runs without it.
  bundle.catch(() => {})
  const routes = new Hono()

  routes.get('/playground', (context) => {
    const nonce = crypto.randomUUID()
    context.header('Content-Security-Policy', policy(nonce))
    return context.html(playgroundPage(nonce))
  })
  routes.get('/playground/:script', async (context) => {
    const script = (await bundle).get(context.req.param('script'))
    if (script === undefined) return context.notFound()
    return context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
  })
  return routes
}

/** A strict policy, which shows that neither the page nor fairwell needs more. The images are the wavy lines of the editor. */
function policy(nonce: string): string {
  return `default-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; object-src 'none'; base-uri 'none'`
}
