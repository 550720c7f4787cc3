/** A biller, and how the flow is told of a customer's subscription there. */
export interface Biller {
  /** What it is, in one line. */
  about: string
  /** Code that gives a subscription's Situation by its id; none where there is no SDK to ask. */
  code?: (isTyped: boolean) => string
}

interface Asking {
  /** The line that imports the biller's SDK. */
  sdk: string
  /** The line that makes its client. */
  client: string
  /** The mapper of `fairwell/billing`. */
  mapper: string
  /** The statements that ask for the subscription, the last of which returns the Situation. */
  ask: string
}

const asking =
  ({ sdk, client, mapper, ask }: Asking) =>
  (isTyped: boolean) =>
    `import { ${mapper} } from 'fairwell/billing'
${sdk}

${client}

/** What the flow is told of who is leaving, by the id of their subscription: \`{ customer, subscription }\`. */
export async function cancelCustomer(id${isTyped ? ': string' : ''}) {
${ask}
}
`

const key = (name: string) => `process.env.${name} ?? ''`

/** The billers that `fairwell init` writes code for, by the name that the command takes. */
export const billers = new Map<string, Biller>(
  Object.entries({
    none: { about: 'another biller, or your own: the page says what the customer pays' },
    stripe: {
      about: 'Stripe, by its package stripe',
      code: asking({
        sdk: "import Stripe from 'stripe'",
        client: `const stripe = new Stripe(${key('STRIPE_KEY')})`,
        mapper: 'fromStripe',
        ask: `  const expand = ['customer', 'items.data.price.product', 'discounts.source.coupon']
  return fromStripe(await stripe.subscriptions.retrieve(id, { expand }))`,
      }),
    },
    paddle: {
      about: 'Paddle, by its package @paddle/paddle-node-sdk',
      code: asking({
        sdk: "import { Paddle } from '@paddle/paddle-node-sdk'",
        client: `const paddle = new Paddle(${key('PADDLE_KEY')})`,
        mapper: 'fromPaddle',
        ask: '  return fromPaddle(await paddle.subscriptions.get(id))',
      }),
    },
    chargebee: {
      about: 'Chargebee, by its package chargebee',
      code: asking({
        sdk: "import Chargebee from 'chargebee'",
        client: `const chargebee = new Chargebee({ site: ${key('CHARGEBEE_SITE')}, apiKey: ${key('CHARGEBEE_KEY')} })`,
        mapper: 'fromChargebee',
        ask: '  return fromChargebee(await chargebee.subscription.retrieve(id))',
      }),
    },
    recurly: {
      about: 'Recurly, by its package recurly',
      code: asking({
        sdk: "import recurly from 'recurly'",
        client: `const client = new recurly.Client(${key('RECURLY_KEY')})`,
        mapper: 'fromRecurly',
        ask: `  const subscription = await client.getSubscription(id)
  return fromRecurly(subscription, await client.getPlan(subscription.plan?.id ?? ''))`,
      }),
    },
  } satisfies Record<string, Biller>),
)
