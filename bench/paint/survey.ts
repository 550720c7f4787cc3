/** The survey that every contestant shows, as far as it can. */
export const title = 'Why are you canceling?'

export const reasons = [
  'It costs too much',
  'I don’t use it enough',
  'It lacks something I need',
  'Bugs',
  'Something else',
]

/** The survey as a config of ours. */
export const config = {
  version: 1,
  id: 'bench',
  survey: { title, order: 'listed', reasons: reasons.map((label, index) => ({ id: `reason-${index}`, label })) },
  offers: { save20: { type: 'discount', percentOff: 20, durationInMonths: 3 } },
  rules: [{ id: 'price', when: { 'answers.reason': 'reason-0' }, offers: ['save20'] }],
}
