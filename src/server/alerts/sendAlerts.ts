import type { Config } from '../../config/schema/schema'
import { callListener } from '../callListener'
import { checkOptions, type Kinds } from '../options/checkOptions'
import {
  aBoolean,
  aboveZero,
  aFunction,
  anObject,
  any,
  aQuery,
  aText,
  aUrl,
  required,
  zeroOrMore,
} from '../options/kinds'
import type { ReceivedEvent } from '../receive/checkEvent'
import type { Query } from '../receive/query'
import type { Alert } from './alert'
import { isWorthALook } from './alertOf'
import { alertStore } from './alertStore'
import { type AlertDelivery, deliverAlert } from './deliverAlert'
import { signersOf } from './signing'
import { watchFailures } from './watchFailures'

/** Where alerts go, and how. */
export interface AlertOptions {
  /** The same database that the receiver stores its events in. */
  query: Query
  /** The URL that alerts are posted to, http or https. */
  url: string
  /**
   * The destination's secret, `whsec_…`. While one replaces another, a list: each of them signs. Null for a destination
   * that checks no signature, such as Slack.
   */
  secret: string | readonly string[] | null
  /**
   * The name under which progress is kept; default `default`. Give each destination a name of its own, and all processes
   * that serve it the same.
   */
  queue?: string
  /**
   * Makes the body of an alert; null leaves the alert out. Default: `{ type, timestamp, data }`, where `type` is
   * `alert.raised` or `alarm.raised`.
   */
  format?: (alert: Alert) => unknown
  /** The config, for the owner and the due time of each alert. */
  config?: Pick<Config, 'alerts' | 'flows'>
  /** Whether alerts of test mode are sent, too; default false. */
  testMode?: boolean
  /** Whether to raise an alarm when more flows fail than in the weeks before, once until it is over; default true. */
  alarm?: boolean
  /** Seconds between two looks for alerts that are due; default 10. With 0, only `hear` and `send` look. */
  everySeconds?: number
  /** For how many hours an alert is tried; default 72. An alert that is older when it is first seen is never sent. */
  giveUpAfterHours?: number
  /** How many seconds a destination has to answer; default 15, at most 50. */
  timeoutSeconds?: number
  /** Hears of alerts that were given up, of a `format` that throws, and of a database that fails. Default: console.error. */
  onError?: (error: unknown) => void
}

/** Sends the alerts among the stored events. */
export interface AlertSender {
  /** Made for `onStored` of receiveEvents: sends at once when one of these events is an alert or a failed flow. */
  hear(events: readonly ReceivedEvent[]): void
  /** Sends every alert that is due. Resolves when that is done, and never rejects. */
  send(): Promise<void>
  /** Stops looking. Resolves when what was under way is done. */
  stop(): Promise<void>
}

/**
 * Posts the alerts among the stored events to a webhook, signed, each until the destination took it. The database alone
 * knows what is still to be sent, so a restart loses nothing (law: no event lost, none twice).
 */
export function sendAlerts(options: AlertOptions): AlertSender {
  checkOptions('sendAlerts', options, kinds)
  const { url, query, queue = 'default', giveUpAfterHours = 72, everySeconds = 10 } = options
  const { format = standardMessage, testMode = false, timeoutSeconds = 15, onError = logError } = options
  const { alarm: wantsAlarm = true } = options
  checkUrl(url)
  const signers = signersOf('sendAlerts', options.secret)
  const store = alertStore(query, { queue, giveUpAfterHours })
  const complain = (error: unknown) => callListener(onError, error, logError)
  const delivery: AlertDelivery = {
    ...{ url, signers, store, format, testMode, wantsAlarm, complain },
    config: options.config ?? {},
    timeoutMilliseconds: Math.min(timeoutSeconds, 50) * 1000,
  }
  const watch = wantsAlarm ? watchFailures(query) : undefined
  let running: Promise<void> | undefined
  let again = false
  let isStopped = false

  async function work(): Promise<void> {
    try {
      do {
        again = false
        for (let due = await store.claim(); due.length > 0; due = isStopped ? [] : await store.claim()) {
          const results = await Promise.allSettled(due.map((alert) => deliverAlert(alert, delivery)))
          for (const result of results) if (result.status === 'rejected') complain(result.reason)
        }
        // Alarms come last, so that alerts are sent even where alarms cannot be stored.
        if (await watch?.look().catch(complain)) again = true
      } while (again && !isStopped)
    } catch (error) {
      complain(error)
    } finally {
      // This is the end of the last look: a `send` that comes from here on has to start a new one.
      running = undefined
    }
  }

  function send(): Promise<void> {
    if (isStopped) return running ?? Promise.resolve()
    again = true
    running ??= work()
    return running
  }

  const timer = everySeconds > 0 ? callEvery(everySeconds, send) : undefined

  return {
    hear: (events) => void (events.some(isWorthALook) && send()),
    send,
    async stop() {
      isStopped = true
      clearInterval(timer)
      await running
      await store.idle()
      await watch?.idle()
    },
  }
}

const kinds: Kinds<AlertOptions> = {
  query: aQuery,
  url: required({ ...aUrl, isRight: (value) => typeof value === 'string' }),
  secret: any,
  queue: aText,
  format: aFunction,
  config: anObject,
  testMode: aBoolean,
  alarm: aBoolean,
  everySeconds: zeroOrMore,
  giveUpAfterHours: aboveZero,
  timeoutSeconds: aboveZero,
  onError: aFunction,
}

/** Calls now and then every so many seconds. Waiting for the next call does not keep the process alive. */
function callEvery(seconds: number, call: () => Promise<void>) {
  const timer = setInterval(call, seconds * 1000)
  // On edge runtimes a timer is a plain number, which has no `unref`.
  ;(timer as { unref?: () => void }).unref?.()
  void call()
  return timer
}

function standardMessage({ time, ...data }: Alert): unknown {
  return { type: data.alarm ? 'alarm.raised' : 'alert.raised', timestamp: time, data }
}

function checkUrl(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return
  throw new TypeError(`[fairwell] sendAlerts: url: expected an http or https URL, got ${JSON.stringify(url)}.`)
}

function logError(error: unknown): void {
  console.error('[fairwell] sendAlerts:', error)
}
