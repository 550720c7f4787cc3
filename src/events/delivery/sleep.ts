import type { DeliveryOptions } from './delivery'

/** Resolves to undefined after `delay` milliseconds. */
export function sleep({ setTimeout }: Pick<DeliveryOptions, 'setTimeout'>, delay: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve as () => void, delay))
}
