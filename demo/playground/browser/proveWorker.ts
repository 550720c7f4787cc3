import { prove } from '../../../src/cli/prove/prove'
import { fairnessOf } from '../../../src/config/schema/fairness'
import type { Config } from '../../../src/index'
import type { Proven } from './proving'

// Going through every state takes seconds, in which the editor would not answer.
addEventListener('message', ({ data }: MessageEvent<Config>) => {
  const proven: Proven = { proof: prove(data), presses: fairnessOf(data).presses }
  postMessage(proven)
})
