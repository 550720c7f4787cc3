/**
 * What the code in our pages takes as the reader's own: it stands in the sentences around, and has no declaration of ours. A
 * name that is not here has to be declared or imported by the code itself.
 */
export const givenNames = `
// A config, and versions of it (docs/claims.md, docs/upgrading.md).
declare const config: import('fairwell').Config
declare const versions: import('fairwell').Config[]
declare const today: typeof config, yesterday: typeof config
// The reader's database, and its statement.
declare const query: import('fairwell/server').Query
declare const database: { query(sql: string, params?: unknown[]): Promise<{ rows: any[] }> }
declare const statement: string
// Who is signed in, and how their side tells.
declare const user: any
declare function userOf(request: Request): { id: string; subscription: string } | undefined
declare const signedIn: (request: Request) => { id: string } | undefined
declare const response: Response
// What is kept of grants and offers (docs/claims.md has both).
declare const seen: import('fairwell/server').Seen
declare function historyOf(customer: string): Promise<{ offers: any[] }>
// The reader's own billing.
declare const perform: import('fairwell/server').Performers<{ id: string }>
declare const api: any, shop: any
declare const openOurChat: (opening: { topic: unknown }) => Promise<void>
declare const billing: any, stripe: any, paddle: any, chargebee: any, recurly: any
declare function applyCoupon(id?: string): Promise<void>
declare function cancelSubscription(user: any): Promise<object>
declare function resumeSubscription(user: any): Promise<object>
declare const id: string, situation: object
// Secrets, and the accounts that events are handed on to.
declare const fresh: string, old: string, password: string, accessKeyId: string, secretAccessKey: string
declare const receive: (request: Request) => Promise<Response>
declare const events: import('fairwell').CloudEvent[]
declare const post: (path: string, choice: unknown) => Promise<Response>
// The config that lies beside the reader's code.
declare module '*/cancel-flow.json' {
  const config: import('fairwell').ConfigJson
  export default config
}
`

/** Playwright's own test runner as docs/testing.md uses it, which is not installed here. Its `page` is that of playwright-core. */
export const testRunner = `
declare module '@playwright/test' {
  interface Matchers<Result> {
    toBe(value: unknown): Result
    toContain(text: string): Result
    toHaveLength(length: number): Result
  }
  export const expect: {
    (value: unknown): Matchers<void>
    poll(read: () => unknown): Matchers<Promise<void>>
  }
  export function test(name: string, body: (fixtures: { page: import('playwright-core').Page }) => Promise<void>): void
}
`
