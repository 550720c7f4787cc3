import type { Config } from '../../src/config/schema/schema'

export const config: Config = {
  version: 1,
  id: 'main',
  survey: {
    reasons: [
      {
        id: 'too_expensive',
        label: 'a',
        questions: [{ id: 'why', type: 'single', label: 'b', options: [{ id: 'x', label: 'c' }] }],
      },
      { id: 'unused', label: 'd' },
    ],
  },
  offers: { save20: { type: 'discount', percentOff: 20 } },
}
