import { execFileSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'
import { launchServer } from './browser'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `connectBrowser` finds the browser that all files share. */
    browserUrl: string
  }
}

/** The scripts that build before they call vitest, beside the check of types, so that no processor waits. */
const building = ['test', 'test:whole']

/** Builds what the browser tests read, unless that is done or `OUT_DIR` or `NO_SETUP` says so, and starts the browser they share. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { OUT_DIR, NO_SETUP, npm_lifecycle_event: script = '' } = process.env
  if (!OUT_DIR && !NO_SETUP && !building.includes(script)) {
    execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' })
  }
  const server = await launchServer()
  project.provide('browserUrl', server.wsEndpoint())
  return () => server.close()
}
