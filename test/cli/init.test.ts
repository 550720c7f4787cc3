import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runCheck } from '../../src/cli/commands/runCheck'
import { runInit } from '../../src/cli/commands/runInit'
import { billers } from '../../src/cli/init/billers'
import { frameworks } from '../../src/cli/init/frameworks'
import { run } from '../support/runCommand'

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'fairwell-init-'))
const init = (folder: string, ...args: string[]) => run((given, streams) => runInit(given, streams, folder), args)

/** The command in a terminal in which somebody types these lines, and then nothing more. */
async function typed(folder: string, args: string[], ...lines: string[]) {
  let out = ''
  const stdin = Object.assign(Readable.from(lines.map((line) => `${line}\n`)), { isTTY: true })
  const stdout = { write: (text: string) => (out += text), isTTY: true }
  const status = await runInit(args, { stdin, stdout, stderr: stdout, env: { NO_COLOR: '1' } }, folder)
  return { status, out }
}

describe('fairwell init', () => {
  it.each([...frameworks.keys()])('for %s writes what check passes, with every biller', async (framework) => {
    for (const [biller, { code }] of billers) {
      const folder = emptyFolder()
      const { status, out, err } = await init(folder, 'saas', '--framework', framework, '--biller', biller)
      expect({ status, err }).toEqual({ status: 0, err: '' })
      const { isTyped, files } = frameworks.get(framework) ?? { isTyped: false, files: () => ({}) }
      const named = ['cancel-flow.json', 'cancel-flow.md', ...Object.keys(files([]))]
      if (code) named.push(isTyped ? 'cancelCustomer.ts' : 'cancelCustomer.js')
      const there = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      expect(there.map(({ parentPath, name }) => join(parentPath, name)).sort()).toEqual(
        named.map((name) => join(folder, name)).sort(),
      )
      const checked = await run(runCheck, [
        join(folder, 'cancel-flow.json'),
        '--handlers',
        'discount,plan_change,pause,trial_extension',
      ])
      expect(checked.status).toBe(0)
      expect(out).toContain('npx fairwell check cancel-flow.json')
    }
  })

  it('asks in a terminal for what is not named, by name or number, and again where it is neither', async () => {
    const folder = emptyFolder()
    const { status, out } = await typed(folder, ['--biller', 'none'], '2', 'reakt', 'React')
    expect(status).toBe(0)
    expect(out).toContain('What do you sell?')
    expect(out).toContain('Expected one of html, react, next, express, hono, or its number. Did you mean react?')
    expect(out).not.toContain('Who charges')
    expect(readFileSync(join(folder, 'cancel-flow.md'), 'utf8')).toContain('fairwell init box')
    expect(readFileSync(join(folder, 'CancelPlan.tsx'), 'utf8')).toContain('<CancelFlow')
  })

  it('takes the first of each where nothing is typed, or nobody is there to ask', async () => {
    const folders = [emptyFolder(), emptyFolder()]
    const [asked = '', unasked = ''] = folders
    expect((await typed(asked, [])).status).toBe(0)
    const { out } = await init(unasked)
    expect(out).not.toContain('What do you sell?')
    for (const folder of folders) expect(readdirSync(folder).sort()).toEqual(['cancel-flow.json', 'cancel-flow.md'])
  })

  it('names the nearest framework and biller, and writes nothing', async () => {
    const folder = emptyFolder()
    const { status, err } = await init(folder, '--framework', 'nxt')
    expect([status, err]).toEqual([2, expect.stringContaining('--framework: expected one of html, react, next')])
    expect(err).toContain('Did you mean next?')
    expect((await init(folder, '--biller', 'strype')).err).toContain('Did you mean stripe?')
    expect(readdirSync(folder)).toEqual([])
  })
})
