import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Streams } from '../../src/cli/commands/streams'
import type { Config } from '../../src/config/schema/schema'

export const folder = mkdtempSync(join(tmpdir(), 'fairwell-cli-'))

/** A file with this content; its path. */
export function file(name: string, content: unknown): string {
  const path = join(folder, name)
  const isRaw = typeof content === 'string' || content instanceof Uint8Array
  writeFileSync(path, isRaw ? content : JSON.stringify(content))
  return path
}

export type Command = (args: string[], streams: Streams) => Promise<number>

export async function run(command: Command, args: string[], input = '', isTTY = false) {
  const said = { out: '', err: '' }
  const status = await command(args, {
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text), isTTY },
  })
  return { status, ...said }
}

export const now = '2026-11-21T00:00:00Z'

export const config: Config = {
  version: 1,
  id: 'main',
  segments: { high_value: { 'subscription.mrr': { $exists: true, $gte: 4900 } } },
  survey: {
    reasons: [
      { id: 'price', label: 'It costs too much' },
      { id: 'unused', label: 'I don’t use it' },
    ],
  },
  offers: {
    save20: { type: 'discount', percentOff: 20, durationInMonths: 3 },
    break: { type: 'pause', lengths: [1], unit: 'month' },
    talk: { type: 'booking', url: 'https://example.com/talk' },
  },
  rules: [
    { id: 'price-high', segment: 'high_value', when: { 'answers.reason': 'price' }, offers: ['save20', 'talk'] },
    { id: 'unused', when: { 'answers.reason': 'unused' }, offers: ['break'] },
  ],
}

export const configFile = file('config.json', config)

export const subscription = { amount: 4900, currency: 'USD', interval: 'month' as const }
