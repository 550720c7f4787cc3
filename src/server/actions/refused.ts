/**
 * What a performer throws to refuse: `refusal` is the text that the customer reads, in place of a last screen. Nothing may have been
 * done then, and the grant is given back.
 */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(
    readonly refusal: string,
    options?: ErrorOptions,
  ) {
    super(refusal, options)
  }
}
