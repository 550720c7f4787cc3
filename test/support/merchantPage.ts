/** A host page as a merchant might write it. What is left out is the plain case. */
export interface MerchantPage {
  /** Attributes of our tag without their `data-`, laid over the usual ones; undefined leaves one out. */
  data?: Record<string, string | undefined>
  /** Inlined as `#flow`, which `data-config` names; `null` inlines none. */
  config?: unknown
  /** Inlined as `#customer`, which `data-customer` names. */
  customer?: unknown
  head?: string
  body?: string
  /** Runs after the stub and before our script. The page's own doings go to the array `host`. */
  script?: string
  /** Of every script on the page, for content security policies. */
  nonce?: string
  src?: string
  /** BCP 47, of `<html>`. */
  lang?: string
}

/** One survey that leads to a discount, to a pause, or to nothing. */
export const flowConfig = {
  version: 1,
  id: 'main',
  survey: {
    order: 'listed',
    reasons: [
      { id: 'too_expensive', label: 'It costs too much', category: 'price', influence: 'influenceable' },
      { id: 'unused', label: 'I don’t use it enough', category: 'usage' },
      { id: 'other', label: 'Something else', questions: [{ id: 'comment', type: 'text', label: 'Tell us more' }] },
    ],
  },
  offers: {
    save20: { type: 'discount', percentOff: 20, durationInMonths: 3, couponId: 'SAVE20' },
    break: { type: 'pause', lengths: [1, 2, 3], unit: 'month' },
  },
  rules: [
    { id: 'price', when: { 'answers.reason': 'too_expensive' }, offers: ['save20'] },
    { id: 'usage', when: { 'answers.reason': 'unused' }, offers: ['break'] },
  ],
}

export const knownCustomer = {
  customer: { id: 'cus_1', firstName: 'Ada' },
  subscription: { id: 'sub_1', status: 'active', amount: 4900, currency: 'USD', interval: 'month' },
}

export const cancelButton = '<button id="cancel">Cancel plan</button>'

/** Every trigger's click or submit that reaches the page, written into `host`. */
const hostScript = `
  window.host = []
  document.querySelector('#cancel')?.addEventListener('click', () => host.push('cancel'))
  window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }`

/** The page's HTML. */
export function merchantPage({
  data,
  config = flowConfig,
  customer = knownCustomer,
  head = '',
  body = `<main><h1>Account</h1>${cancelButton}</main>`,
  script = '',
  nonce,
  src = '/fairwell.js',
  lang = 'en',
}: MerchantPage = {}): string {
  const settings = {
    config: '#flow',
    endpoint: '/cancel-events',
    triggers: '#cancel',
    ...(customer ? { customer: '#customer' } : {}),
    ...data,
  }
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  const attributes = given.map(([name, value]) => `data-${name}="${String(value).replaceAll('"', '&quot;')}"`)
  const nonced = nonce ? ` nonce="${nonce}"` : ''
  return `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><title>Account</title><link rel="icon" href="data:,">${head}</head>
<body>
${body}
${inline('flow', config)}
${inline('customer', customer)}
<script${nonced}>${hostScript}
${script}</script>
<script${nonced} src="${src}" defer ${attributes.join(' ')}></script>
</body>
</html>`
}

function inline(id: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`
}
