/** What a notice of cancellation or withdrawal says, each as text. */
export interface Notice {
  name?: string | undefined
  /** What the customer calls the contract. */
  contract?: string | undefined
  /** Where the confirmation goes. */
  email?: string | undefined
  /** In Germany: whether it is for good cause, and so at once. */
  kind?: 'ordinary' | 'cause' | undefined
  grounds?: string | undefined
}
