import { prove } from '../../../src/cli/prove/prove'
import { mostPresses } from '../../../src/config/fairness/mostPresses'
import { presetsOf } from '../../../src/config/schema/presetOf'
import type { Config } from '../../../src/index'
import type { Proven } from './proving'

// Going through every state takes seconds, in which the editor would not answer.
addEventListener('message', ({ data }: MessageEvent<Config>) => {
  const proven: Proven = {
    proof: prove(data),
    presses: Math.max(...presetsOf(data).map((preset) => mostPresses[preset])),
  }
  postMessage(proven)
})
