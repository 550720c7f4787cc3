import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { exampleConfig, exampleEvents } from '../../demo/example/exampleEvents'
import { runCheck } from '../../src/cli/commands/runCheck'
import { runEvents } from '../../src/cli/commands/runEvents'
import { runExplain } from '../../src/cli/commands/runExplain'
import { runInit } from '../../src/cli/commands/runInit'
import { runReport } from '../../src/cli/commands/runReport'
import { runSimulate } from '../../src/cli/commands/runSimulate'
import { prose } from '../../src/cli/print/prose'
import { toText } from '../../src/cli/print/reportText'
import { tableText } from '../../src/cli/print/table'
import { plain, terminalOf } from '../../src/cli/print/terminal'
import { summarize } from '../../src/report'
import { config, configFile, file, subscription } from '../support/runCommand'

const write = () => undefined
const terminal = (columns: number, env = {}) => terminalOf({ write, isTTY: true, columns }, { NO_COLOR: '1', ...env })
const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)))
const sequence = '\u001b['

describe('a table', () => {
  const table = {
    caption: 'By reason',
    columns: ['Reason', 'Answered', 'Share', 'What they say'],
    rows: [
      ['太贵了', '1,600', '32.5%', 'It costs too much for what I do with it'],
      ['It costs', '7', '–', 'No'],
    ],
    prose: [3],
    spare: [1],
  }

  it('aligns wide characters, figures to the end and words to the start', () => {
    const lines = tableText(table, plain).split('\n').slice(1)
    const ends = lines.map((line) => stringWidth(line.slice(0, line.search(/Answered|1,600|(?<=\s)7(?=\s)/))))
    expect(lines[1]).toBe('  太贵了       1,600  32.5%  It costs too much for what I do with it')
    expect(lines[2]).toBe('  It costs         7      –  No')
    expect(ends[0]).toBe(12)
  })

  it('wraps sentences first, then leaves out what is spare and says so, then becomes a list', () => {
    expect(tableText(table, terminal(60))).toContain('1,600')
    const narrow = tableText(table, terminal(44))
    expect(narrow).not.toContain('1,600')
    expect(narrow).toContain('no room for: Answered')
    expect(tableText({ ...table, prose: [] }, terminal(40))).toContain('What they say: It costs too much')
  })

  it('is never wider than the terminal, whatever is in it', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 })
    const tables = fc.integer({ min: 1, max: 7 }).chain((count) =>
      fc.record({
        columns: fc.array(cell, { minLength: count, maxLength: count }),
        rows: fc.array(fc.array(cell, { minLength: count, maxLength: count }), { maxLength: 5 }),
        prose: fc.subarray(Array.from({ length: count }, (_, index) => index)),
      }),
    )
    fc.assert(
      fc.property(tables, fc.integer({ min: 24, max: 90 }), (each, width) => {
        expect(widest(tableText(each, terminal(width)))).toBeLessThanOrEqual(width)
      }),
      { numRuns: 300 },
    )
  })
})

it.each([24, 60, 80, 200])('fits the whole report into %i columns', (width) => {
  const summary = summarize(exampleEvents(new Date('2026-11-21T12:00:00Z')), { mode: 'test', config: exampleConfig })
  const text = toText(summary, terminal(width))
  expect(widest(text)).toBeLessThanOrEqual(width)
  expect(text).toContain('What did we')
  // Into a file every column goes, whatever its width.
  expect(toText(summary)).not.toContain('no room for')
})

it.each([
  ['a terminal', { isTTY: true }, {}, true],
  ['a pipe', {}, {}, false],
  ['NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, true],
  ['FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', { isTTY: true }, { FORCE_COLOR: '0' }, false],
  ['both', { isTTY: true }, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, false],
])('colors %s or not', (_, stream, env, isColored) => {
  expect(
    terminalOf({ write, ...stream }, env)
      .paint.red('a')
      .includes(sequence),
  ).toBe(isColored)
})

it('wraps to what can be read, also in a file, and breaks a word only where it alone is too long', () => {
  expect(widest(prose('word '.repeat(60), plain))).toBeLessThanOrEqual(100)
  expect(prose('x'.repeat(200), plain)).toBe('x'.repeat(200))
  expect(widest(prose('x'.repeat(200), terminal(40)))).toBe(40)
})

async function watched(command: typeof runCheck, args: string[], columns = 60) {
  const said = { out: '', err: '' }
  const status = await command(args, {
    stdin: process.stdin,
    stdout: { write: (text) => (said.out += text), isTTY: true, columns },
    stderr: { write: (text) => (said.err += text), isTTY: true, columns },
  })
  return { status, ...said }
}

const { save20: _, talk: __, ...offers } = config.offers ?? {}
const clean = file('clean.json', {
  ...config,
  segments: {},
  offers,
  rules: config.rules?.slice(1),
  survey: { reasons: config.survey.reasons.slice(1) },
})
const bare = (text: string) => text.replaceAll(new RegExp(`${sequence.replace('[', '\\[')}\\d+m`, 'g'), '')

describe('a person at a terminal', () => {
  const wrong = file('wrong.json', {
    ...config,
    offers: { save20: { type: 'discount', percentOff: 120, durationInMonths: 3 } },
  })
  const situation = file('situation.json', { subscription, answers: { reason: 'price' } })

  it('sees ✓ and ✗, in color', async () => {
    expect((await watched(runCheck, [clean])).out).toContain('\u001b[32m✓\u001b[39m')
    const { status, out } = await watched(runCheck, [wrong])
    expect([status, out.includes('\u001b[31m✗\u001b[39m')]).toEqual([1, true])
    expect(bare((await watched(runExplain, [configFile, situation])).out)).toMatch(/✓ yes|✗ no/)
    expect(bare((await watched(runCheck, ['/nowhere.json'])).err)).toMatch(/^✗ fairwell check: /)
  })

  it.each([
    ['check', runCheck, [wrong]],
    ['explain', runExplain, [configFile, situation]],
    ['simulate', runSimulate, [configFile, file('customers.json', [{ customer: { id: 'a' }, subscription }])]],
  ] as const)('reads %s without a line that is too long', async (_, command, args) => {
    const { out } = await watched(command, [...args], 48)
    expect(out).not.toBe('')
    // A path cannot be wrapped without breaking it, so a terminal does it.
    expect(widest(bare(out).replaceAll(/\S*\/tmp\S*/g, ''))).toBeLessThanOrEqual(48)
  })
})

describe('a slip', () => {
  it.each([
    ['an option', runReport, ['log.ndjson', '--jsn'], '--jsn: no such option. Did you mean --json?'],
    [
      'an option of another command',
      runCheck,
      ['a.json', '--zzzzzz'],
      '--zzzzzz: no such option. Known here: --help, --handlers',
    ],
    ['a part of a command', runEvents, ['migrte', 'postgres://x'], 'got migrte. Did you mean migrate?'],
    ['a starter', runInit, ['sass'], 'Did you mean saas?'],
    [
      'an option without its value',
      runReport,
      ['log.ndjson', '--output'],
      '--output: expected a value after it, got none.',
    ],
    ['an option that takes none', runReport, ['log.ndjson', '--json=yes'], '--json: expected no value, got one.'],
    [
      'files in the wrong order',
      runSimulate,
      ['customers.csv', 'config.json'],
      'The config comes first: config.json customers.csv?',
    ],
    ['a single file', runExplain, ['config.json'], 'expected a config and a situation, got one file.'],
    [
      'a database that is not there',
      runReport,
      ['postgres://127.0.0.1:9/shop'],
      'nothing answers there; is it running',
    ],
    [
      'a folder that is not there',
      runReport,
      ['test/cases/none.ndjson', '--output', '/nowhere/at/all.html'],
      'no such file',
    ],
  ] as const)('in %s is told what was likely meant', async (_, command, args, hint) => {
    const { status, out, err } = await watched(command, [...args])
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(hint)
  })

  it('in a command is told what was likely meant', () => {
    const asked = () => execFileSync(process.execPath, ['dist/cli.js', 'reprot'], { encoding: 'utf8', stdio: 'pipe' })
    expect(asked).toThrow('expected a command, got reprot. Did you mean report?')
  }, 60_000)

  it('is no way to ask for help: both orders are understood', () => {
    const asked = (...args: string[]) => execFileSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' })
    expect(asked('help', 'report')).toBe(asked('report', '--help'))
  }, 60_000)
})

it('is the only printer: no command measures, pads or colors text by itself', () => {
  const folder = 'src/cli/commands/'
  const others = readdirSync(folder).filter((name) =>
    /padEnd|padStart|\\u001b\[3|parseArgs\(/.test(readFileSync(folder + name, 'utf8')),
  )
  // runInit lists its starters in its help, which is written once and fits.
  expect(others).toEqual(['runCommand.ts', 'runInit.ts'])
})

it('keeps plain text what another program reads', async () => {
  const streams = { stdin: process.stdin, stdout: { write }, stderr: { write } }
  let out = ''
  await runCheck([clean], { ...streams, stdout: { write: (text) => (out += text) } })
  expect(out).toBe(`${clean}: no errors, no warnings.\n`)
})
