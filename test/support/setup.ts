import { execFileSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'
import { launchServer } from './browser'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `connectBrowser` finds the browser that all files share. */
    browserUrl: string
  }
}

/** Builds what the browser tests read, unless `OUT_DIR` or `NO_SETUP` says it is built, and starts the browser they share. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.OUT_DIR && !process.env.NO_SETUP) {
    execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' })
  }
  const server = await launchServer()
  project.provide('browserUrl', server.wsEndpoint())
  return () => server.close()
}
