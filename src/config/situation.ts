// These names moved to src/situation. What still asks for them here is on its way there, too.
export type { Customer, Interval, OfferRecord, Situation, Subscription } from '../situation/schema'
