import { DAY } from '../../base/day'
import type { Session } from '../log/session'
import { counted, percent } from '../print/wording'
import { type Rate, rate } from '../statistics/rate'
import { type Account, type Billing, subscribedAt } from './billing'
import type { FirstFlows } from './firstFlows'

const waits = [30, 60, 90] as const

type Rates = Record<`days${(typeof waits)[number]}`, Rate | null>

/** How many are still subscribed some time after a flow. */
export interface SaveRates {
  /** Of the subscriptions saved in a flow, those still subscribed so many days after their first save. */
  ofSaved: Rates
  /** Of all subscriptions that started a flow, those still subscribed so many days after their first flow. */
  ofStarted: Rates
  /** Why a rate is missing although its days have passed, in whole sentences; null where none is missing. */
  why: string | null
}

/**
 * Who is still subscribed 30, 60 and 90 days later, as billing tells. Only subscriptions whose days have passed by `asOf`
 * count, and that includes those who left early: a rate without them would start out bad and mend by itself. There is no
 * rate where one of the subscriptions ended at an unknown time: leaving it out would hide somebody who left.
 */
export function createSaveRates({ accounts }: Billing, asOf: number) {
  const [saved, started] = [createStays(asOf), createStays(asOf)]

  function add({ first, firstSaved }: FirstFlows): void {
    const account = accounts.get(first.subscription ?? '')
    if (!account) return
    started.add(first, account)
    if (firstSaved) saved.add(firstSaved, account)
  }

  /** The rates; `lack` says why there are none, where billing lacks those who left. */
  function result(lack: string | undefined): SaveRates {
    if (lack) return { ofSaved: noRates, ofStarted: noRates, why: lack }
    const whys = [whyOf(saved.stays, 'those saved in a flow'), whyOf(started.stays, 'those that started a flow')].flat()
    return { ofSaved: ratesOf(saved.stays), ofStarted: ratesOf(started.stays), why: whys.join(' ') || null }
  }

  return { add, result }
}

const noRates: Rates = { days30: null, days60: null, days90: null }

/** How many stayed and how many left after so many days, and of how many nobody knows. */
interface Stay {
  days: number
  stayed: number
  left: number
  unknown: number
}

function createStays(asOf: number) {
  const stays: Stay[] = waits.map((days) => ({ days, stayed: 0, left: 0, unknown: 0 }))

  function add({ endedAt, startedAt }: Session, account: Account): void {
    const from = endedAt ?? startedAt
    for (const stay of stays) {
      if (from === null || from + stay.days * DAY > asOf) continue
      const isThere = subscribedAt(account, from + stay.days * DAY)
      if (isThere === undefined) stay.unknown += 1
      else stay[isThere ? 'stayed' : 'left'] += 1
    }
  }

  return { add, stays }
}

function ratesOf(stays: Stay[]): Rates {
  const [days30 = null, days60 = null, days90 = null] = stays.map(({ stayed, left, unknown }) =>
    unknown > 0 ? null : rate({ hits: stayed, n: stayed + left }),
  )
  return { days30, days60, days90 }
}

function whyOf(stays: Stay[], whose: string): string[] {
  return stays
    .filter(({ unknown }) => unknown > 0)
    .map(({ days, stayed, left, unknown }) => {
      const n = stayed + left + unknown
      const between = `${percent(stayed / n)} and ${percent((stayed + unknown) / n)}`
      return `No save rate after ${days} days of ${whose}: of ${counted(n, 'subscription')} ${unknown} may have ended, and billing does not say when. It lies between ${between}.`
    })
}
