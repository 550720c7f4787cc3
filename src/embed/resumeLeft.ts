import { hasUndelivered } from '../events/hasUndelivered'
import type { FlowCode } from './flowCode'

/** Sends what an earlier visit left, and loads the flow's code for it only then. */
export async function resumeLeft(load: () => Promise<FlowCode>): Promise<void> {
  if (await hasUndelivered(globalThis)) await (await load()).delivery.resume()
}
