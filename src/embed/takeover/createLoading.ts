import type { FlowCode } from '../flowCode'
import type { Page } from '../page/page'
import { loadConfig } from './loadConfig'

/** The flow's code, and the config or the Error that says why there is none. */
export type Loaded = [code: FlowCode, config: unknown]

export interface Loading {
  /** What the first screen needs, asked for once. Rejects when the code does not come. */
  load(): Promise<Loaded>
  /** What failed, hangs or is no longer wanted is asked for anew by the next `load`. */
  forget(): void
}

/** Loads for a page what a press needs, on intent or at the press. */
export function createLoading({ settings }: Page, loadCode: (isRetry: boolean) => Promise<FlowCode>): Loading {
  let isRetry = false
  let loading: { from: unknown; abort: AbortController; done: Promise<Loaded> } | undefined
  const forget = () => {
    // A browser may hold a second request back until the first one for the same address is over.
    loading?.abort.abort()
    isRetry = true
    loading = undefined
  }
  /** Why there is no config is the flow's to say, or in test mode to show; the next press asks for it anew. */
  const handOn = (cause: unknown) => {
    loading = undefined
    return cause
  }
  return {
    forget,
    async load() {
      if (loading && loading.from !== settings.config) forget()
      const abort = new AbortController()
      loading ??= {
        from: settings.config,
        abort,
        done: Promise.all([loadCode(isRetry), loadConfig(settings, abort.signal).catch(handOn)]),
      }
      return loading.done
    },
  }
}
