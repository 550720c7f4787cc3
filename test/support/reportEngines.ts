import type { Reporter } from 'vitest/node'
import type { EngineRun } from './engines/runChecks'

/** A vitest reporter that ends a run with the engines that ran, and with those that this machine has not, so that none is missed unseen. */
export const reportEngines: Reporter = {
  onTestRunEnd(modules) {
    const runs = modules
      .flatMap((module) => [...module.children.allTests()])
      .flatMap((test) => test.meta().engine ?? [])
    const names = [...new Set(runs.map(({ name }) => name))]
    const told = names.map((name) => tell(runs.filter((run) => run.name === name)))
    if (told.length) console.log(`Engines: ${told.join('; ')}`)
  },
}

function tell(runs: EngineRun[]): string {
  const { name, version, missing } = runs[0] as EngineRun
  const checks = `${runs.length} check${runs.length === 1 ? '' : 's'}`
  return version === undefined ? `NO ${name} (${checks} did not run): ${missing}` : `${name} ${version} (${checks})`
}
