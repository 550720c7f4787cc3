import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const url = process.env.DATABASE_URL

console.log('fairwell demo: bundling fairwell, and opening the database that keeps the events …')

try {
  // Loaded after the line above is printed: these take most of the start.
  const [{ createAdaptorServer }, { createApp }, { openDatabase }, { developmentFiles }, { listen }] =
    await Promise.all([
      import('@hono/node-server'),
      import('./app'),
      import('./database'),
      import('./developmentFiles'),
      import('./listen'),
    ])
  const server = createAdaptorServer({ fetch: async (request) => (await app).fetch(request) })
  const port = await listen(server, Number(process.env.PORT ?? 4600))
  // The embedded database is for one process alone, so its folder has the name of what only one process can hold: the port.
  const folder = `${root}.data/${port}`
  const database = openDatabase(url ? { url } : { folder })
  const files = developmentFiles(`${folder}-fairwell`)
  const app = Promise.all([database, files]).then(([opened, files]) => createApp(opened, { files }))

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      server.close()
      await (await database).close()
      process.exit(0)
    })
  }
  await app
  console.log(`Open http://localhost:${port}  (events: http://localhost:${port}/events)`)
  console.log(
    url ? 'Database: DATABASE_URL' : `Database: .data/${port} (set DATABASE_URL for a PostgreSQL of your own)`,
  )
} catch (error) {
  console.error(`The demo could not start${url ? ' on the database that DATABASE_URL names' : ''}:`, error)
  process.exit(1)
}
