/** How the figures are calculated, in whole sentences, for readers who want to check them. */
export const formulas = [
  'Deflect rate: flows that ended other than in canceled or failed, of flows started; one left open counts as started only. Acceptance: accepted of shown.',
  'Intervals hold 95%: Wilson’s for rates, Newcombe’s for differences, Donner and Zou’s for ratios, an asymptotic confidence sequence (Waudby-Smith and others, 2024) for “at any time”, a seeded bootstrap for revenue (normal above 5,000 values). Shares of arms: chi-square, alarm below p 0.001.',
  'Saved revenue: mrr of saved subscriptions, each once, less the discount of the first month and less what a cheaper plan brings less.',
  'What works for whom: a difference stands where its interval is on one side of 0 and Benjamini and Hochberg’s procedure at a false-discovery rate of 5% lets it through, over all that were compared; so for changes after a release. docs/feedback.md has every formula with its source.',
  'Save rate: still subscribed so many days after, of those whose days have passed. Churn rate: customers lost of customers at the start. Lifetime value: paid a customer a month over the monthly churn rate.',
  'When they leave: Kaplan and Meier’s curves with Greenwood’s variance on the scale of log(-log); exits over the days that customers were there, with Garwood’s interval; weekdays and seasons beside what tenure alone lets one expect, by shuffling within weeks and years. docs/exit-clock.md has every formula with its source.',
]
