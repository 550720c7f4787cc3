/** What an offer has to pick from: a length of a pause, a plan, a day, a product. */
export interface PickOption {
  id: number | string
  label: string
  /** The address of a picture. */
  image?: string | undefined
  /** The price of a plan or a product. */
  price?: string | undefined
  /** How the price of a plan differs from the one now, as in `$10.00 less`. */
  difference?: string | undefined
  features?: string[]
}
