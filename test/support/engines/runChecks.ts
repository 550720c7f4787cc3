import { afterAll, beforeAll, beforeEach, describe, inject, it } from 'vitest'
import { openSite, type Site } from '../site'
import { checks } from './checks'
import { customerOf } from './customer'
import type { Engine } from './engine'
import { type Opened, openOrExcuse } from './openOrExcuse'

/** What the last line of the run tells of an engine. */
export interface EngineRun {
  name: Engine['name']
  /** Undefined where the engine was not to be had. */
  version?: string
  /** Why it was not. */
  missing?: string
}

declare module 'vitest' {
  interface TaskMeta {
    engine?: EngineRun
  }
  interface ProvidedContext {
    /** Whether all checks run in every engine, in place of the sample of them. */
    everyCheck?: boolean
  }
}

/** Runs the checks in one engine: one browser, a page and an origin for each check. */
export function runChecks(name: Engine['name'], open: () => Promise<Engine>): void {
  describe(name, () => {
    let opened: Opened
    let site: Site
    beforeAll(async () => {
      site = await openSite()
      opened = await openOrExcuse(open)
      // An engine may have to be installed first.
    }, 900_000)
    beforeEach(async () => {
      await site.move()
      for (const kept of [site.pages, site.routes]) kept.clear()
      for (const list of [site.events, site.requests]) list.length = 0
    })
    afterAll(async () => {
      await opened?.engine?.close()
      await site?.close()
    })
    for (const { name: promise, run } of checks.filter(({ isSample }) => isSample || inject('everyCheck')))
      it(promise, { timeout: 180_000 }, async (context) => {
        const { engine, missing } = opened
        context.task.meta.engine = { name, ...(engine ? { version: engine.version } : { missing }) }
        if (!engine) return context.skip()
        const tab = await engine.newTab()
        try {
          await run(customerOf(engine, tab, site))
        } finally {
          await tab.close()
        }
      })
  })
}
