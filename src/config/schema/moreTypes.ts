import type { OfferType } from './schema'

/** The types of offers about deliveries: to skip, move or space them, or what is in them and where they go. */
export const deliveryTypes = ['skip', 'reschedule', 'frequency', 'swap', 'gift', 'address'] as const

/** The types of offers whose words and logic only pages load whose config has one of them. */
export const moreTypes: readonly OfferType[] = [...deliveryTypes, 'chat']
