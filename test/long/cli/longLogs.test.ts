import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { summarize, toHtml } from '../../../src/report'
import { readRecord } from '../../../src/report/log/readRecord'
import { createSessions } from '../../../src/report/log/sessions'
import { canceledLog, flowLog } from '../../support/flowLog'
import { generateEvents } from '../../support/generateEvents'
import { itWhole } from '../../support/itWhole'
import { ndjson, run } from '../../support/reportCommand'
import { folder } from '../../support/runCommand'
import { isWhole } from '../../support/sample'

describe('a log too long to hold', () => {
  it('gives the same sessions when whole ones are folded on the way', () => {
    const moves = [...generateEvents({ seed: 9, flows: 200 })]
      .map(readRecord)
      .flatMap((move) => (typeof move === 'string' ? [] : [move]))
    const [held, folded] = [createSessions(), createSessions(50)]
    for (const move of moves) held.add(move)
    for (const move of moves) folded.add(move)
    expect(folded.read()).toEqual(held.read())
  })

  it('leaves out what claims to belong to a session that had ended', () => {
    const moves = [...flowLog('s', [['flow.started'], ['flow.canceled'], ['flow.saved']])]
      .map(readRecord)
      .flatMap((move) => (typeof move === 'string' ? [] : [move]))
    for (const limit of [1, 1000]) {
      const sessions = createSessions(limit)
      for (const move of moves) sessions.add(move)
      expect(sessions.read()).toMatchObject({ afterEnd: 1, whole: [{ outcome: 'canceled' }] })
    }
  })
})

it('stands a flood of moves in one session and of ids that nobody configured', () => {
  const flood = flowLog(
    's',
    Array.from({ length: 130_000 }, () => ['flow.step_viewed', { step: 'survey' }]),
  )
  const ids = Array.from({ length: 2000 }, (_, index) => canceledLog(`r${index}`, `reason ${index}`)).flat()
  const summary = summarize([...flood, ...ids])
  expect(summary.funnel[0]?.viewed).toBe(1)
  expect(Object.keys(summary.reasons)).toHaveLength(2000)
  expect(toHtml(summary).length).toBeLessThan(200_000)
})

itWhole(
  'tells of progress on long work, to people only',
  async () => {
    const long = `${ndjson}\n`.repeat(220)
    expect((await run(['-', '--json'], long, true)).err).toContain('100,000 events read')
    expect((await run(['-', '--json'], long, false)).err).toBe('')
  },
  120_000,
)

/** A log of so many events in a file, all of them of one subscription where that is asked for; its path. */
function longLog(events: number, isOne = false): string {
  const path = join(folder, `${events}.ndjson`)
  const log = openSync(path, 'w')
  const lines: string[] = []
  let count = 0
  for (const event of generateEvents({ seed: 3, flows: events, holdout: 0.05, days: 365 })) {
    const line = JSON.stringify(event)
    // A page that fills its template with nothing sends this id for everyone.
    lines.push(`${isOne ? line.replace(/"(?:sub|cus)_[^"]*"/g, '"undefined"') : line}\n`)
    count += 1
    if (count >= events) break
    if (lines.length >= 5000) writeSync(log, lines.splice(0).join(''))
  }
  writeSync(log, lines.join(''))
  closeSync(log)
  return path
}

const manyOfMany = [200_000, 'of many subscriptions', false] as const
const manyOfOne = [200_000, 'of one subscription', true] as const

it.for<readonly [number, string, boolean]>(isWhole ? [manyOfMany, manyOfOne] : [])(
  'reports %i events %s in memory that would not hold their sessions',
  { timeout: 240_000 },
  ([events, , isOne]) => {
    const args = ['--max-old-space-size=64', 'dist/cli.js', 'report', longLog(events, isOne), '--json']
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).input).toMatchObject({ events, counted: events })
  },
)

it('leaves no file of customers behind where somebody stops it', { timeout: 120_000 }, async () => {
  const TMPDIR = mkdtempSync(join(folder, 'stopped-'))
  const ours = () => readdirSync(TMPDIR).filter((name) => name.startsWith('fairwell-report-'))
  // It reads the file, and then waits for what standard input never says.
  const args = ['dist/cli.js', 'report', longLog(20_000), '-']
  const command = spawn(process.execPath, args, { env: { ...process.env, TMPDIR } })
  const ended = new Promise((resolve) => command.on('close', (_, signal) => resolve(signal)))
  await expect.poll(ours, { timeout: 60_000 }).toHaveLength(1)
  command.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
  expect(ours()).toEqual([])
})
