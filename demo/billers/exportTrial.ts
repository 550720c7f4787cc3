import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Summary } from '../../src/report'
import { exampleEvents } from '../example/exampleEvents'
import { type Printed, reportCommand } from '../reportCommand'
import { exampleBilling } from './exampleBilling'
import { objects, pages, type Subscription, tableOf } from './exportForms'

/** Each export that the demo makes of its made-up subscriptions: the dashboard's table and the API's answer. */
export const exportNames = ['stripe', 'paddle', 'chargebee', 'recurly'].flatMap((biller) => [
  `${biller}.csv`,
  `${biller}.json`,
])

/** An export, and what `fairwell report --billing` read of it. */
export interface ReadExport {
  name: string
  /** The file's first line, or as much of it as says what it is. */
  begins: string
  billing: NonNullable<Summary['billing']>
}

/** Enough visits for every rate, and few enough that eight reports on them take no longer than somebody waits for a page. */
const visits = (now: Date) => [...exampleEvents(now, 500)]

/** The made-up subscriptions as one of `exportNames`, or undefined for another name. */
export function exampleExport(name: string, now: Date): string | undefined {
  return exportNames.includes(name) ? written(name, exampleBilling(visits(now)), now) : undefined
}

/** Reads every export beside the made-up events. */
export async function readExports(now: Date): Promise<ReadExport[]> {
  const events = visits(now)
  const subscriptions = exampleBilling(events)
  const exports = exportNames.map((name) => [name, written(name, subscriptions, now)] as const)
  return inFolder(events, now, async ({ save, report }) => {
    const read: ReadExport[] = []
    for (const [name, text] of exports) {
      const { status, out, err } = await report(await save(name, text), '--json')
      if (status !== 0) throw new Error(err)
      read.push({ name, begins: text.split('\n', 1)[0]?.slice(0, 90) ?? '', billing: JSON.parse(out).billing })
    }
    return read
  })
}

/** What the command prints of an export that somebody gave, beside the made-up events. */
export async function readOwnExport(content: Uint8Array, now: Date): Promise<Printed> {
  return inFolder(visits(now), now, async ({ save, report }) => report(await save('export', content)))
}

interface Folder {
  save: (name: string, content: string | Uint8Array) => Promise<string>
  report: (billing: string, ...more: string[]) => Promise<Printed>
}

/** Does some work in a folder that holds the log, and is gone afterwards. */
async function inFolder<Result>(
  events: readonly object[],
  now: Date,
  work: (folder: Folder) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'fairwell-demo-'))
  const save: Folder['save'] = async (name, content) => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  try {
    const log = await save('events.ndjson', events.map((event) => JSON.stringify(event)).join('\n'))
    const fixed = [log, '--mode', 'test', '--as-of', now.toISOString()]
    return await work({ save, report: (billing, ...more) => reportCommand([...fixed, '--billing', billing, ...more]) })
  } finally {
    await rm(folder, { recursive: true })
  }
}

function written(name: string, subscriptions: readonly Subscription[], now: Date): string {
  const [biller = '', form] = name.split('.')
  const asOf = Math.floor(now.getTime() / 1000)
  if (form === 'csv') return tableOf(biller, subscriptions, { asOf })
  const page = pages[biller] ?? String
  // The made-up events are of test mode, so the export is, too, where its biller says which.
  const rows = subscriptions.map((each) => objects[biller]?.(each, asOf) ?? {})
  return JSON.stringify(page(rows.map((row) => ('livemode' in row ? { ...row, livemode: false } : row))))
}
