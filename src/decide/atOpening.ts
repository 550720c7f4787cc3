import type { Situation } from '../situation/schema'

/** The Situation as it is before the survey, with no answers in it. */
export const atOpening = (situation: Situation): Situation => ({ ...situation, stage: 'open', answers: {} })
