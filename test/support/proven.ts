import { prove } from '../../src/cli/prove/prove'
import { parseConfig } from '../../src/config/check/parseConfig'
import type { Advance } from '../../src/flow/advanceBy'

/** A config in which everybody gets to everything. */
export const small = {
  version: 1,
  id: 'small',
  survey: { order: 'listed', reasons: [{ id: 'price', label: 'It costs too much' }, { id: 'other' }] },
  offers: { save: { type: 'discount', percentOff: 20 }, rest: { type: 'pause', lengths: [1], unit: 'month' } },
  rules: [
    { id: 'rich', when: { 'subscription.mrr': { $gte: 5000 }, 'answers.reason': 'price' }, offers: ['save'] },
    { id: 'rest', when: { 'answers.reason': 'price' }, offers: ['rest'] },
    { id: 'none', offers: [] },
  ],
}

/** The proof of that config with another part, or of a flow that moves otherwise. */
export const proofOf = (change: object = {}, moves?: Advance) => prove(parseConfig({ ...small, ...change }), moves)
