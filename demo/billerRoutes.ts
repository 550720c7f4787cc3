import { type Context, Hono } from 'hono'
import { exampleExport, readExports, readOwnExport } from './billers/exportTrial'
import { billersPage, type ExportResults } from './pages/billersPage'

/** A file that somebody gives is read in memory; one this large is a report for the terminal. */
const mostBytes = 20_000_000

/** The page of what billers return and export, and what is read from it. */
export function billerRoutes(now: () => Date): Hono {
  const routes = new Hono()
  const page = (context: Context, results: ExportResults = {}) => context.html(billersPage(now(), results))

  routes.get('/billers', (context) => page(context))
  routes.get('/billers/export/:name', (context) => {
    const name = context.req.param('name')
    const text = exampleExport(name, now())
    if (text === undefined) return context.notFound()
    context.header('Content-Disposition', `attachment; filename="${name}"`)
    return context.body(text)
  })
  routes.post('/billers/exports', async (context) => page(context, { exports: await readExports(now()) }))
  routes.post('/billers/report', async (context) => {
    const { billing } = await context.req.parseBody()
    if (!(billing instanceof File) || billing.size === 0)
      return page(context, { problem: 'Expected a file, got none. Choose an export first.' })
    if (billing.size > mostBytes)
      return page(context, {
        problem: `Expected at most ${mostBytes / 1_000_000} MB here, got more. On the terminal, fairwell report takes a file of any size.`,
      })
    return page(context, { printed: await readOwnExport(new Uint8Array(await billing.arrayBuffer()), now()) })
  })
  return routes
}
