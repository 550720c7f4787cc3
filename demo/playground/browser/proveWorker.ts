import { mostPresses } from '../../../src/cli/prove/explore'
import { proveFlows } from '../../../src/cli/prove/proveFlows'
import type { Config } from '../../../src/index'
import type { Proven } from './proving'

// Going through every state takes seconds, in which the editor would not answer.
addEventListener('message', ({ data }: MessageEvent<Config>) => {
  const proven: Proven = { proof: proveFlows(data), presses: mostPresses(data) }
  postMessage(proven)
})
