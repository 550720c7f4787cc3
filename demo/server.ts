import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './app'
import { openDatabase } from './database'
import { listen } from './listen'

const root = fileURLToPath(new URL('..', import.meta.url))
const url = process.env.DATABASE_URL

const server = createAdaptorServer({ fetch: async (request) => (await app).fetch(request) })
const port = listen(server, Number(process.env.PORT ?? 4600))
// Only one process may use an embedded database, and only one can hold a port. So the port names the folder.
const database = port.then((own) => openDatabase(url ? { url } : { folder: `${root}.data/${own}` }))
const app = database.then((opened) => createApp(opened))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    server.close()
    await (await database).close()
    process.exit(0)
  })
}

try {
  await app
  console.log(`fairwell demo: http://localhost:${await port}  (events: http://localhost:${await port}/events)`)
  console.log(
    url ? 'Database: DATABASE_URL' : `Database: .data/${await port} (set DATABASE_URL for a PostgreSQL of your own)`,
  )
  if (!existsSync(`${root}dist/fairwell.js`)) {
    console.warn('dist/fairwell.js is missing, so the page’s own cancel runs. `npm run build` makes it.')
  }
} catch (error) {
  console.error(`The demo could not start${url ? ' on the database that DATABASE_URL names' : ''}:`, error)
  process.exit(1)
}
