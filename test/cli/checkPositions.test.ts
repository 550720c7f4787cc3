import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import demo from '../../demo/cancel-flow.json'
import { runCheck } from '../../src/cli/commands/runCheck'
import { parseJson } from '../../src/cli/json/parseJson'
import { checkConfig } from '../../src/config/check/checkConfig'

const lines = (...all: string[]) => all.join('\n')

/** What the command prints for a text on standard input. */
async function check(text: string, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const into = (key: 'out' | 'err') => ({ write: (chunk: string) => (said[key] += chunk) })
  const streams = { stdin: Readable.from([text]), stdout: into('out'), stderr: into('err') }
  const status = await runCheck(['-', ...args], streams as unknown as Parameters<typeof runCheck>[1])
  return { status, ...said }
}

const config = lines(
  '{',
  '  "version": 1,',
  '  "id": "main",',
  '  "survey": { "reasons": [{ "id": "too_expensive" }, { "id": "other" }] },',
  '  "offers": { "save.20": { "type": "discount", "percentOff": 20 } },',
  '  "rules": [',
  '    {',
  '      "id": "a",',
  '      "when": {',
  '        "answers.reason": {',
  '          "$in": ["other", "too_expensiv"]',
  '        }',
  '      },',
  '      "offers": ["save.20"]',
  '    },',
  '    { "id": "all", "offers": [] }',
  '  ]',
  '}',
)

type Placed = {
  severity: string
  path: string
  message: string
  line: number
  column: number
}

async function problemsOf(text: string): Promise<Placed[]> {
  return JSON.parse((await check(text, '--json')).out).problems
}

describe('check tells line and column', () => {
  it('of a literal deep in a condition', async () => {
    const errors = (await problemsOf(config)).filter(({ severity }) => severity === 'error')
    expect(errors).toMatchObject([{ path: 'rules[0].when', line: 11, column: 28 }])
    expect((await check(config)).out).toContain('at config:11:28')
  })

  it('of a key with a dot in it, of a missing key, and of the whole', async () => {
    const wrong = config.replace('"percentOff": 20', '"percentOff": 120')
    expect(await problemsOf(wrong)).toMatchObject([{ path: 'offers.save.20.percentOff', line: 5, column: 48 }])
    expect(await problemsOf(config.replace('"id": "a",', ''))).toMatchObject([
      { path: 'rules[0].id', line: 7, column: 5 },
    ])
    expect(await problemsOf('[]')).toMatchObject([{ path: '', line: 1, column: 1 }])
  })

  it('after a byte order mark, and with lines that end as on Windows', async () => {
    const [problem] = await problemsOf(`\ufeff${config.replaceAll('\n', '\r\n')}`)
    expect(problem).toMatchObject({ line: 11, column: 28 })
  })

  it('of a key that is given twice', async () => {
    const twice = config.replace('  "id": "main",', '  "id": "main",\n  "id": "other",')
    const found = (await problemsOf(twice)).filter(({ message }) => message.includes('given twice'))
    expect(found).toMatchObject([{ path: 'id', line: 4, column: 3 }])
  })
})

describe('what is no JSON is told by line and column:', () => {
  it.each([
    ['a comment', '{\n  "a": 1, // one\n  "b": 2\n}', '2:11: a comment'],
    ['a block comment', '/* x */ {}', '1:1: a comment'],
    ['a hash comment', '# x\n{}', '1:1: a comment'],
    ['a trailing comma', '{\n  "a": 1,\n}', '2:9: a trailing comma'],
    ['a trailing comma of a list', '[1, 2, ]', '1:6: a trailing comma'],
    ['a trailing comma before a comment', '[1, // x\n]', '1:3: a trailing comma'],
    ['single quotes', "{'a': 1}", '1:2: single quotes'],
    ['single quotes of a text', `{"a": 'x'}`, '1:7: single quotes'],
    ['curly quotes', '{"a": “x”}', '1:7: “ is no quote of JSON'],
    ['a bare key', '{\n  a: 1\n}', '2:3: a key without its double quotes'],
    ['undefined', '{"a": undefined}', '1:7: got undefined}, which is no value'],
    ['a missing comma', '{"a": 1\n"b": 2}', '2:1: expected a comma'],
    ['a missing bracket', '[1, 2', '1:6: expected ]'],
    ['a text over two lines', '{"a": "x\ny"}', '1:7: a text that does not end on its line'],
    ['a line of JSON after another', '{"a":1}\n{"a":2}', '2:1: expected the end of the file'],
    ['an empty file', '  \n', '1:1: the file is empty'],
    ['a file in UTF-16', '\ufffd\ufffd{\0"\0', '1:1: the file is not in UTF-8'],
  ])('%s', async (_, text, words) => {
    expect(() => parseJson(text)).toThrow(words)
    const { status, out, err } = await check(text)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(`expected JSON, got something else at ${words}`)
  })

  it('and a file is named', async () => {
    const file = join(tmpdir(), `fairwell-${process.pid}.json`)
    writeFileSync(file, '{,}')
    let err = ''
    const streams = {
      stdin: Readable.from([]),
      stdout: { write: () => true },
      stderr: { write: (text: string) => (err += text) },
    }
    expect(await runCheck([file], streams as unknown as Parameters<typeof runCheck>[1])).toBe(2)
    expect(err).toContain(`${file}: expected JSON, got something else at 1:2: `)
  })
})

describe('the cause comes first, and alone:', () => {
  const paths = (input: unknown) =>
    checkConfig(input).map(({ path, mend = '' }) => [path, /Did you mean ("[^"]+")/.exec(mend)?.[1]])
  const changed = (change: (config: typeof demo) => void) => {
    const copy = structuredClone(demo)
    change(copy)
    return copy
  }
  const renamed = (from: keyof typeof demo, to: string) =>
    changed((copy) => {
      Object.assign(copy, { [to]: copy[from] })
      Reflect.deleteProperty(copy, from)
    })

  it.each([
    [
      'an unknown type of an offer',
      changed((copy) => Object.assign(copy.offers.save20, { type: 'discont' })),
      [['offers.save20.type', '"discount"']],
    ],
    [
      'no type of an offer',
      changed((copy) => Reflect.deleteProperty(copy.offers.save20, 'type')),
      [['offers.save20.type', undefined]],
    ],
    ['offer for offers', renamed('offers', 'offer'), [['offer', '"offers"']]],
    ['segment for segments', renamed('segments', 'segment'), [['segment', '"segments"']]],
    ['Rules for rules', renamed('rules', 'Rules'), [['Rules', '"rules"']]],
    ['another version', { ...demo, version: 2, flow: [] }, [['version', undefined]]],
    ['a version as text', { ...demo, version: '1' }, [['version', undefined]]],
    ['a preset', { ...demo, fairness: 'us_ca' }, [['fairness', '"us-ca"']]],
    [
      'a key of an offer',
      changed((copy) => Object.assign(copy.offers.save20, { precentOff: 5, percentOff: undefined })),
      [['offers.save20.precentOff', '"percentOff"']],
    ],
    [
      'an offer that a rule names',
      changed((copy) => Object.assign(copy.rules[2] ?? {}, { offers: ['hlep'] })),
      [['rules[2].offers[0]', '"help"']],
    ],
  ])('%s', (_, input, expected) => {
    expect(paths(JSON.parse(JSON.stringify(input)))).toEqual(expected)
  })

  it('what stands under a misspelled key is still checked, at its place as written', () => {
    const input = { ...(renamed('offers', 'offer') as object) } as { offer: { save20: object } }
    input.offer.save20 = { type: 'discount', percentOff: 120 }
    expect(paths(input)).toEqual([
      ['offer', '"offers"'],
      ['offer.save20.percentOff', undefined],
    ])
  })

  it('no list of nothing to name', () => {
    const { offers: _, ...rest } = demo
    const [first] = checkConfig(rest)
    expect(first?.message).toBe('"save20" names one of the config\'s offers, and it has no "offers"')
  })
})
