import assert from 'node:assert/strict'
import type { Mode } from '../../faultModes'
import type { Row } from '../row'
import type { Tab } from '../tab'
import type { Trial } from '../trial'
import { pause, until } from '../until'

type Check = (trial: Trial) => unknown

/** One cancellation while the endpoint is in the mode; what was injected must have been met. */
export function meets(mode: Mode, check?: Check): Pick<Row, 'play'> {
  return {
    async play(trial) {
      trial.receiver.setMode(mode)
      const tab = await trial.visit()
      await tab.cancel()
      await trial.delivered()
      assert(hasMet(trial, mode), 'the fault was not met')
      await check?.(trial)
    },
  }
}

/** What is given to a random mode says its name only where it was well. */
function hasMet({ receiver }: Trial, { name }: Mode): boolean {
  return receiver.requests().some((request) => request.mode === name)
}

export function sentOnce({ receiver }: Trial): void {
  const ids = receiver.requests().flatMap((request) => request.ids)
  assert.equal(ids.length, new Set(ids).size, 'an event was sent twice')
}

export async function doubled({ receiver }: Trial): Promise<void> {
  await until('a second copy stored', () => receiver.counts().duplicates > 0, 20)
}

/** Notes when the page posts, when it has the answer, and which, by the page's own clock. */
export const watchPosts = `
  window.posts = []
  const { fetch: send } = window
  window.fetch = async (url, options) => {
    const post = { start: performance.now() }
    posts.push(post)
    try {
      const response = await send(url, options)
      post.status = response.status
      return response
    } finally {
      post.end = performance.now()
    }
  }`

export interface Post {
  start: number
  end?: number
  status?: number
}

/** One cancellation against a Retry-After of two seconds: from when the page has read it, nothing is posted for as long. */
export function keepsQuiet(mode: Mode): Pick<Row, 'play'> {
  return {
    async play(trial) {
      trial.receiver.setMode(mode)
      const tab = await trial.visit(trial.put({ script: watchPosts }))
      await tab.cancel()
      await trial.delivered()
      const posts = await tab.page.evaluate<Post[]>('posts')
      const told = posts.find(({ status }) => status !== 200)?.end
      assert(told, 'the fault was not met')
      // A date has whole seconds, and was written a moment before it is read.
      const early = posts.filter(({ start }) => start > told + 50 && start < told + 1900)
      assert.deepEqual(early, [], 'posted while Retry-After ran')
    },
  }
}

/**
 * Works without a network, after one flow with it: what a flow loads while its first screen is read is there.
 * The network stays away.
 */
export async function offline(trial: Trial, tab: Tab, work: () => Promise<unknown>): Promise<void> {
  await tab.cancelOften(1)
  await trial.delivered()
  await trial.context.setOffline(true)
  await work()
  await trial.ended()
}

/** All is delivered but these, and these the host can read. */
export async function refused(trial: Trial, ids: string[], tab: Tab): Promise<void> {
  for (const id of ids) trial.setAside.add(id)
  await trial.delivered()
  await until('the refused set aside', async () => (await tab.undelivered()).length === ids.length)
  assert.deepEqual((await tab.undelivered()).sort(), [...ids].sort(), 'other events were set aside')
  const dropped = () => trial.warned.filter((message) => /\brejected\b/.test(message))
  await until('each told as dropped', () => dropped().length === ids.length)
}

/** Leaves for another site, and stays there until all that the page sent at last has met the fault. */
export async function leave(trial: Trial, tab: Tab): Promise<void> {
  await trial.go(tab, trial.elsewhere())
  await pause(1)
}

export async function mended(trial: Trial): Promise<void> {
  trial.receiver.setMode({ name: 'ok' })
  await trial.context.setOffline(false)
}
