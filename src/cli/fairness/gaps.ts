import type { Gap } from './fairnessReport'

/** What no program can check, and who can. */
export const notChecked: readonly Gap[] = [
  {
    what: 'Whether a law applies, and whether this flow meets it',
    how: 'Counsel decides. A preset is designed against a law as we have read of it, and figures that no statute gives are our choice.',
  },
  {
    what: 'Screen readers',
    how: 'By hand, before each release: NVDA with Firefox, JAWS with Chrome, VoiceOver with Safari on macOS and iOS, TalkBack with Chrome.',
  },
  {
    what: 'Where the button that cancels stands on your pages, and what comes before it',
    how: 'Look whether it is as easy to find as the one that signed up, and whether a login, a call or a mail stands before it.',
  },
  {
    what: 'That charges stop, refunds are paid, and the confirmation arrives',
    how: 'Cancel with an account made for tests, and keep what came.',
  },
  {
    what: 'Screens that your own page draws, and its style sheets unless --css gave one',
    how: 'fairwell audit measures the flow on your page.',
  },
  {
    what: 'Whether texts read well to a native of each language',
    how: 'Have one read docs/messages.md and the config. The wording check looks for phrases that shame or hurry, and knows no irony.',
  },
]
