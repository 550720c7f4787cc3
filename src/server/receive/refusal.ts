/** A request that is answered with a 4xx, or with a 503 where there is no room for it. `message` is for the developer who reads the answer. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message)
  }
}
