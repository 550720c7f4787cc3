/** The types of offers that give help. The customer follows their link, and the subscription does not change. */
export const helpTypes: readonly string[] = ['contact', 'booking', 'video', 'redirect', 'chat']
