import { isObject } from '../../base/isObject'
import type { Refusal } from '../../report/log/readRecord'
import { printable } from '../../report/print/printable'
import { exportSource } from '../billing/exportSource'

/** Watches the records of one source, to tell a log from another file. */
export interface LogCheck {
  see(record: unknown, refusal: Refusal | undefined): void
  /** Throws an Error where there were records and none of them is an event. A source without records is an empty log. */
  end(): void
}

/** A check of the source with this name, which errors begin with. */
export function logCheck(source: string): LogCheck {
  const name = source === '-' ? 'standard input' : source
  let hasEvent = false
  let first: { record: unknown } | undefined

  function see(record: unknown, refusal: Refusal | undefined): void {
    first ??= { record }
    hasEvent ||=
      refusal === undefined || refusal === 'unknownVersion' || (refusal === 'foreign' && isCloudEvent(record))
  }

  function end(): void {
    if (hasEvent || !first) return
    const { got, fix } = kindOf(first.record, name)
    throw new Error(
      `no event in ${name}: expected CloudEvents as the receiver stores them, got ${printable(got)}. Nothing was counted.${fix}`,
    )
  }

  return { see, end }
}

/** Whether a record is an event of another product, of which a shared log may have nothing else. */
function isCloudEvent(record: unknown): boolean {
  return isObject(record) && 'specversion' in record
}

/** Files that are mistaken for a log, by fields that only they have, and where each belongs. */
const others: [fields: string[], got: string, fix: (name: string) => string][] = [
  [['fairwell'], 'a partial', (name) => ` ${name} is a partial: add --merge.`],
  [['survey', 'version'], 'a config', (name) => ` The config is told by --config ${name}.`],
  [['deflectRate', 'flows'], 'what fairwell report --json printed', () => ' The report is made of the log itself.'],
]

function kindOf(record: unknown, name: string): { got: string; fix: string } {
  if (!isObject(record)) return { got: 'what is neither JSON nor a table', fix: '' }
  const [, got, fix] = others.find(([fields]) => fields.every((field) => field in record)) ?? []
  if (got && fix) return { got, fix: fix(name) }
  const fields = Object.keys(record)
  const shown = fields.slice(0, 8).map((field) => field.slice(0, 30))
  const more = fields.length > shown.length ? ', …' : ''
  return {
    got: fields.length > 0 ? `records with ${shown.join(', ')}${more}` : 'records without fields',
    fix: exportSource(record) ? ` Subscriptions are told by --billing ${name}.` : '',
  }
}
