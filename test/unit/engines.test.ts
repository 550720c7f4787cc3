import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { TestModule, TestRunEndReason } from 'vitest/node'
import { checks } from '../support/engines/checks'
import { type Engine, EngineMissing } from '../support/engines/engine'
import { openOrExcuse, requiresAll } from '../support/engines/openOrExcuse'
import type { EngineRun } from '../support/engines/runChecks'
import { reportEngines } from '../support/reportEngines'

afterEach(() => vi.restoreAllMocks())

/** The last line of a run of these checks. */
function lastLine(...runs: EngineRun[]): unknown {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const tests = [undefined, ...runs].map((engine) => ({ meta: () => ({ engine }) }))
  const modules = [{ children: { allTests: () => tests } }] as unknown as TestModule[]
  reportEngines.onTestRunEnd?.(modules, [], 'passed' satisfies TestRunEndReason)
  return log.mock.calls[0]?.[0]
}

describe('the last line of a run', () => {
  it('names the engines that ran', () => {
    const firefox = { name: 'Firefox', version: '153.8.0' } as const
    expect(lastLine({ name: 'Chromium', version: '156.0' }, firefox, firefox)).toBe(
      'Engines: Chromium 156.0 (1 check); Firefox 153.8.0 (2 checks)',
    )
  })

  it('says which engine was not to be had, how many checks did not run, and why', () => {
    const missing = 'expected WebKitWebDriver, got nothing'
    expect(lastLine({ name: 'WebKitGTK', missing }, { name: 'WebKitGTK', missing })).toBe(
      `Engines: NO WebKitGTK (2 checks did not run): ${missing}`,
    )
  })

  it('is not there where no engine was asked for', () => {
    expect(lastLine()).toBe(undefined)
  })
})

describe('an engine that cannot be had', () => {
  const open = () => Promise.reject(new EngineMissing('no such engine'))

  it('is excused', async () => {
    expect(await openOrExcuse(open, false)).toEqual({ missing: 'no such engine' })
  })

  it('fails the run where all are required: on CI, or by FAIRWELL_ENGINES', async () => {
    await expect(openOrExcuse(open, true)).rejects.toThrow('no such engine')
    expect([{}, { CI: '1' }, { FAIRWELL_ENGINES: 'required' }, { FAIRWELL_ENGINES: 'any' }].map(requiresAll)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('is no excuse for one that is there and does not start', async () => {
    await expect(openOrExcuse(() => Promise.reject(new Error('crashed')) as Promise<Engine>, false)).rejects.toThrow()
  })
})

describe('the checks', () => {
  it('have names of their own, and a sample of them runs with every test', () => {
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length)
    expect(checks.filter(({ isSample }) => isSample).length).toBeGreaterThan(12)
  })

  it('are listed in docs/engines.md as they are', () => {
    const listed = readFileSync('docs/engines.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('- '))
    expect(listed).toEqual(checks.map(({ name, isSample }) => `- ${name}${isSample ? ' (in the sample)' : ''}`))
  })
})
