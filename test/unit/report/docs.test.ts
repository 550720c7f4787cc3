import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runReport } from '../../../src/cli/commands/runReport'
import { summarize, toHtml } from '../../../src/report'
import { generateEvents } from '../../support/generateEvents'

const docs = readFileSync('docs/report.md', 'utf8')

it('tells every option of the command, and none that is not there', async () => {
  const said = { out: '' }
  const stream = { write: (text: string) => (said.out += text) }
  await runReport(['--help'], { stdin: process.stdin, stdout: stream, stderr: stream })
  const options = (text: string) => [...text.matchAll(/^(?:\| `)?(--[\w-]+)/gm)].map(([, name]) => name).sort()
  expect(options(docs)).toEqual(options(said.out))
})

it('has an example in code that runs', async () => {
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(docs) ?? []
  const body = code.replace(/^import .*$/m, '')
  const logged: unknown[] = []
  const events = [...generateEvents({ flows: 20 })]
  const run = new Function('summarize', 'toHtml', 'events', 'config', 'console', `${body}; return page`)
  const page = run(summarize, toHtml, events, undefined, { log: (value: unknown) => logged.push(value) })
  expect(logged).toEqual([summarize(events).deflectRate])
  expect(page).toContain('Cancel flow report')
})

it('names the reasons for a missing rate by where they stand', () => {
  const report: unknown = summarize([], { billing: [{ subscription: 'a' }] })
  const paths = [...docs.matchAll(/`(billing\.[\w.]+\.why)`/g)].map(([, path = '']) => path)
  expect(paths).toEqual(['billing.saveRate.why', 'billing.churn.why'])
  for (const path of paths) {
    const reason = path.split('.').reduce<unknown>((at, name) => Object(at)[name], report)
    expect(reason).toContain('there is no save rate and no churn rate')
  }
})
