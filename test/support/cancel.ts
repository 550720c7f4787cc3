import type { Visit } from './visit'

export const init = (settings: string) => `fairwell('init', { ${settings} })`

export async function cancel(visit: Visit): Promise<void> {
  await visit.open()
  await visit.leave()
}

export const ended = 'dev.fairwell.flow.canceled.v1'
