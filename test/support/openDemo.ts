import { createAdaptorServer } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { createApp } from '../../demo/app'
import { type Database, openDatabase } from '../../demo/database'
import { listen } from '../../demo/listen'
import { connectBrowser } from './connectBrowser'

export interface Demo {
  url: string
  database: Database
  browser: Browser
}

/** The demo as `npm start` serves it, over a database in memory, and a browser: one of each for a file of tests. */
export function openDemo(now?: () => Date): Demo {
  const demo = {} as Demo
  let close: (() => void) | undefined
  beforeAll(async () => {
    demo.database = await openDatabase({})
    const app = await createApp(demo.database, { ...(now && { now }) })
    const server = createAdaptorServer({ fetch: app.fetch })
    close = () => server.close()
    demo.url = `http://localhost:${await listen(server as never, 4700)}`
    demo.browser = await connectBrowser()
  })
  afterAll(async () => {
    await demo.browser?.close()
    close?.()
    await demo.database?.close()
  })
  return demo
}
