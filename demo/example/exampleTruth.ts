/** What the made-up customers do: shares from 0 to 1, and each list adds up to 1. Nothing of it was measured anywhere. */
export const exampleTruth = {
  plans: { studio: 0.58, solo: 0.34, archive: 0.08 },
  reasons: {
    too_expensive: 0.31,
    unused: 0.22,
    missing_feature: 0.15,
    switching: 0.11,
    finished: 0.1,
    problems: 0.07,
    other: 0.04,
  },
  blockers: { time: 0.45, setup: 0.3, need: 0.25 },
  /** The share that cancels without an answer; `leavesAtSurvey` is the share that leaves the page at the survey. */
  skips: 0.06,
  leavesAtSurvey: 0.05,
  /** The share of those shown an offer that accepts it. */
  accepts: { save20: 0.26, solo: 0.43, break: 0.3, help: 0.19 } as Record<string, number>,
  /** The share of accepted offers whose handler fails; the customer then cancels. */
  fails: 0.02,
  /** The shares of those who take no offer that close the flow, or leave the page. */
  closes: 0.13,
  leaves: 0.08,
  /** The share of visits by somebody who was saved before and comes back to cancel. */
  returns: 0.03,
  comments: 0.55,
}

/** What the made-up customers write, by question and by subject. */
export const exampleComments: Record<string, readonly string[][]> = {
  feature: [
    [
      'An import from my bank. I type every line by hand.',
      'Bank import, at least from CSV.',
      'Connecting a bank account, so that payments match by themselves.',
      'I was promised bank feeds in spring and they are still not here.',
    ],
    [
      'An app for my phone.',
      'Sending invoices from the phone while I am at the client’s.',
      'There is no phone app, and I am never at my desk.',
    ],
    [
      'Invoices in several currencies.',
      'Half of my clients pay in other currencies.',
      'Currencies: only dollars work.',
    ],
    ['The VAT report for Germany.', 'VAT returns. My accountant does them by hand now.', 'A VAT report.'],
  ],
  comment: [
    [
      'My accountant uses another product.',
      'My accountant wants everything in one place.',
      'Our new accountant brings software of his own.',
    ],
    ['We are closing the business at the end of the year.', 'The business was sold.', 'My business did not make it.'],
    ['Support took a week to answer.', 'I wrote to support twice and heard nothing.'],
    ['Personal.', 'Write to me at sam@lee.example if you want to know.'],
  ],
}
