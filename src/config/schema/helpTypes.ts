/** Help is followed, not applied: it changes nothing about the subscription. */
export const helpTypes: readonly string[] = ['contact', 'booking', 'video', 'redirect']
