/**
 * The types of events that no page sends: a server posts them, with a secret. `alert.acted` says that somebody acted on an alert;
 * `cancellation.recorded` that a customer canceled where no flow was: with support, in a store, in the biller's own portal;
 * `feedback.summarized` what customers leave over, for a team's tools.
 */
export const recordedTypes = ['alert.acted', 'cancellation.recorded', 'feedback.summarized'] as const

/** The name of a type of event that a server posts. */
export type RecordedType = (typeof recordedTypes)[number]
