import type { Proof } from '../../../src/cli/prove/prove'
import type { Config } from '../../../src/index'
import { find, show } from './find'
import { proofText } from './proofText'

/** What the worker has found, and the most presses from any screen to the cancellation that the preset allows. */
export interface Proven {
  proof: Proof
  presses: number
}

/** Runs `fairwell prove` beside the page. */
export interface Proving {
  /** Proves this config, in place of the one before it. */
  start(config: Config): void
  /** Forgets what was proven: the config has changed. */
  clear(): void
}

/** Makes what goes through every state of a config in a worker, and says what it found. */
export function createProving(): Proving {
  const result = find('#proof')
  let worker: Worker | undefined

  function clear(): void {
    worker?.terminate()
    worker = undefined
    if (result.childElementCount) result.replaceChildren()
    else result.textContent = ''
  }

  function start(config: Config): void {
    clear()
    result.textContent = 'Going through every state …'
    worker = new Worker('/playground/proveWorker.js', { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Proven>) => {
      result.innerHTML = show(proofText(data))
    })
    worker.addEventListener('error', ({ message }) => {
      result.textContent = `It broke off: ${message}.`
    })
    worker.postMessage(config)
  }

  return { start, clear }
}
