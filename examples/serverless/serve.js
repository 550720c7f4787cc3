// Runs the functions on this machine as a cloud does: /api/NAME is the default export of functions/NAME.js, a Request in and a
// Response out. Everything else is a file of public/.
import { readdirSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

const app = new Hono()
for (const file of readdirSync('functions')) {
  const { default: run } = await import(`./functions/${file}`)
  app.all(`/api/${file.replace('.js', '')}`, ({ req }) => run(req.raw))
}
app.use(serveStatic({ root: 'public' }))

const port = Number(process.env.PORT ?? 3000)
serve({ fetch: app.fetch, port }, () => console.log(`Studio: http://localhost:${port}`))
