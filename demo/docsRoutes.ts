import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { docsMissingPage } from './pages/docsMissingPage'

const built = fileURLToPath(new URL('../site/dist', import.meta.url))
const markdown = fileURLToPath(new URL('../docs/', import.meta.url))

/**
 * The docs as a site, where `npm run docs` has built it. Until then every address of it says so, and gives the page as it
 * is written: the site takes a minute to build, which nobody should wait for who came to see the demo.
 */
export function docsRoutes(folder = built): Hono {
  const routes = new Hono()
  const toFile = (path: string) => path.slice('/docs'.length)
  routes.get('/docs', (context) => context.redirect('/docs/'))
  // It may be built while the demo runs, and a folder that is not there yet would be complained of in the terminal.
  routes.use('/docs/*', (context, next) =>
    existsSync(folder) ? serveStatic({ root: folder, rewriteRequestPath: toFile })(context, next) : next(),
  )
  routes.get('/docs/*', (context) => {
    const notFound = join(folder, '404.html')
    if (existsSync(notFound)) return context.html(readFileSync(notFound, 'utf8'), 404)
    const name = /^\/docs\/([\w-]+)\.html$/.exec(context.req.path)?.[1]
    const file = name && `${markdown}${name}.md`
    return context.html(docsMissingPage(file && existsSync(file) ? readFileSync(file, 'utf8') : undefined), 404)
  })
  return routes
}
