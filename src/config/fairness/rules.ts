/** A rule that presets keep, whatever the figures in it are. */
export interface FairnessRule {
  /** What it asks, in one sentence that stands alone. */
  says: string
  /** What keeps it: the config's checks, the flow itself, the drawn screen, or the page that the flow stands on. */
  heldBy: ('check' | 'flow' | 'screen' | 'page')[]
  /** False where no waiver can lift it: a flow without it is no cancel flow. */
  isWaivable: boolean
}

const rule = (says: string, heldBy: FairnessRule['heldBy'], isWaivable = true): FairnessRule => ({
  says,
  heldBy,
  isWaivable,
})

/** The rules of all presets by their ids, which problems of `check`, waivers and reports name. */
export const fairnessRules = {
  'customers-word': rule('Nothing but a press that says so cancels, and closing changes nothing.', ['flow'], false),
  'way-out': rule(
    'A control that cancels stands on every screen before the end, in the window beside any offer.',
    ['flow', 'screen'],
    false,
  ),
  'nothing-required': rule('No question has to be answered, nothing is picked already.', ['check', 'flow'], false),
  presses: rule('From every screen the cancellation is at most so many presses away.', ['flow']),
  offers: rule('At most so many offers stand before the cancellation.', ['check', 'flow']),
  rest: rule('A declined offer is not made again for so many days.', ['flow']),
  'equal-buttons': rule('What cancels is drawn as the equal of what stays.', ['screen']),
  'same-look': rule('What cancels has the very colors of what stays: neither is emphasized.', ['screen']),
  'cancel-label': rule('The label of what cancels has the verb.', ['check', 'screen']),
  'statutory-words': rule('The words that the law gives are on the buttons, and no text of the config replaces them.', [
    'check',
    'screen',
  ]),
  'one-page': rule('One page has the data of the cancellation and the button that sends it, with no step before it.', [
    'flow',
    'page',
  ]),
  'facts-first': rule('When access ends, and what is charged, stands before the last press.', ['screen', 'page']),
  receipt: rule('The customer gets a confirmation that lasts, with its date.', ['page']),
  undo: rule('The cancellation can be taken back, in place of a screen that asks for it twice.', ['flow', 'page']),
  wording: rule('Nothing shames, hurries, or denies twice.', ['check']),
  'no-obstacles': rule(
    'No typed phrase, no delay, no countdown, no telephone as the only way.',
    ['check', 'flow'],
    false,
  ),
} as const satisfies Record<string, FairnessRule>

/** The id of a rule. */
export type FairnessRuleId = keyof typeof fairnessRules

/** Whether a word is the id of a rule. */
export const isFairnessRule = (id: string): id is FairnessRuleId => Object.hasOwn(fairnessRules, id)
