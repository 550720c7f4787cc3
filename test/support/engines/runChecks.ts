import { afterAll, beforeAll, beforeEach, describe, inject, it } from 'vitest'
import { openSite, type Site } from '../site'
import { checks } from './checks'
import { customerOf } from './customer'
import { type Engine, EngineMissing } from './engine'

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

/** Whether a run without the engine fails. */
const isRequired = !!process.env.CI || process.env.FAIRWELL_ENGINES === 'required'

/** Runs the checks in one engine: one browser, a page and an origin for each check. */
export function runChecks(name: Engine['name'], open: () => Promise<Engine>): void {
  describe(name, () => {
    let engine: Engine | undefined
    let missing: string | undefined
    let site: Site
    beforeAll(async () => {
      site = await openSite()
      engine = await open().catch((cause) => {
        if (isRequired || !(cause instanceof EngineMissing)) throw cause
        missing = cause.message
        return undefined
      })
    }, 900_000)
    beforeEach(async () => {
      await site.move()
      for (const kept of [site.pages, site.routes]) kept.clear()
      for (const list of [site.events, site.requests]) list.length = 0
    })
    afterAll(async () => {
      await engine?.close()
      await site?.close()
    })
    for (const { name: promise, run } of checks.filter(({ isSample }) => isSample || inject('everyCheck')))
      it(promise, { timeout: 180_000 }, async (context) => {
        context.task.meta.engine = { name, ...(engine ? { version: engine.version } : { missing: missing ?? '' }) }
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
